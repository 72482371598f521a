const DEPTH_MAX = 40;

/** True for a JSON object that is at most 40 levels deep: deeper ones are made to exhaust a reader. */
export function isPlainJson(text: string): boolean {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isTooDeep(value);
}

/** Walks level by level, so that a deep body costs no stack. */
function isTooDeep(root: object): boolean {
  let level: object[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEPTH_MAX) return true;
    level = level.flatMap((node) =>
      Object.values(node).filter(
        (child): child is object => typeof child === 'object' && child !== null,
      ),
    );
  }
  return false;
}
