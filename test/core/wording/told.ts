/** The words of a page's parts as they are read, one line for each text. */
export function told(parts: unknown): string {
  return JSON.stringify(parts)
    .replace(/"url":"[^"]*",?/gu, '')
    .replace(/\{"kind":/gu, '\n$&')
    .split('\n')
    .map((part) =>
      [...part.matchAll(/"text":"((?:[^"\\]|\\.)*)"/gu)].map(([, one]) => one).join(''),
    )
    .join('\n');
}
