/** Fetches a file of at most `max` bytes, following no redirect. The caller has judged the address. */
export async function fetchBytes(
  url: string,
  {
    max,
    timeoutMs,
    headers = {},
  }: { max: number; timeoutMs: number; headers?: Readonly<Record<string, string>> },
): Promise<Uint8Array | 'too_large' | 'unreadable'> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { headers, redirect: 'error', signal });
    if (!response.ok || response.body === null) return 'unreadable';
    return await readAll(response.body, max);
  } catch {
    // Whatever went wrong on the way, the person can only send the file again.
    return 'unreadable';
  }
}

async function readAll(
  body: ReadableStream<Uint8Array>,
  max: number,
): Promise<Uint8Array | 'too_large'> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > max) return 'too_large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
