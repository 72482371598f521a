/** Draws what many people saw alike once in the life of the program, for whoever asks. */
import type { Shown } from '../proof/shown.ts';
import type { Drawing } from './drawing.ts';

/** Three media with two parts each, for a dozen wordings: some 10 MB. */
const KEPT_MAX = 72;

/** Requests and forms are kept; a receipt is its person's own. What failed is tried again. */
export function drawingOnce<D extends Drawing>(drawing: D): D {
  const kept = new Map<string, Promise<Uint8Array>>();
  return {
    ...drawing,
    draw(shown: Shown) {
      if (shown.part === 'receipt') return drawing.draw(shown);
      const key = keyOf(shown);
      const drawn = kept.get(key) ?? drawing.draw(shown);
      kept.set(key, drawn);
      drawn.catch(() => kept.delete(key));
      for (const [oldest] of kept) if (kept.size > KEPT_MAX) kept.delete(oldest);
      return drawn;
    },
  };
}

/** Everything a request or a form shows. */
const keyOf = ({ notice, ...shown }: Shown): string =>
  JSON.stringify([
    ...[shown.platform, shown.part, shown.renderer, shown.brand, shown.supportEmail],
    ...[shown.reminder ?? null, notice.digest, notice.version, notice.publishedAt],
  ]);
