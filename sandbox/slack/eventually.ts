const STEP_MS = 10;

/**
 * Waits until the condition gives something truthy, and gives it back.
 * @throws Error after `deadlineMs`, with the last error the condition threw, if any.
 */
export async function eventually<T>(
  condition: () => T | Promise<T>,
  deadlineMs = 5_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + deadlineMs;
  let lastError: unknown;
  while (Date.now() < end) {
    try {
      const value = await condition();
      if (value) return value;
    } catch (error) {
      lastError = error;
    }
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
  throw new Error(`Nothing came of it within ${deadlineMs} ms.`, { cause: lastError });
}
