/** How often, and how long. */

/** Acts per second when so many callers each make one after another, for about `ms`. */
export async function perSecond(
  callers: number,
  ms: number,
  act: (nth: number) => Promise<unknown>,
): Promise<number> {
  let done = 0;
  let next = 0;
  const startMs = performance.now();
  const again = async () => {
    while (performance.now() - startMs < ms) {
      next += 1;
      await act(next);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: callers }, again));
  return (done * 1_000) / (performance.now() - startMs);
}

/** The median of so many runs, in milliseconds. */
export async function medianMs(runs: number, act: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const startMs = performance.now();
    await act();
    times.push(performance.now() - startMs);
  }
  return times.sort((one, other) => one - other)[Math.floor(runs / 2)] ?? 0;
}
