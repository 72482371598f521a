/** Pictures of what many people saw alike: each distinct one is drawn once in the life of the program. */
import type { Picture } from '../../adapters/documents/pdf/summary-pdf.ts';
import { InvalidInputError } from '../errors.ts';
import type { Shown } from '../proof/shown.ts';
import type { Drawing } from './drawing.ts';

/** Three media with two parts each, for a dozen wordings: some 10 MB. */
const KEPT_MAX = 72;

const kept = new WeakMap<Drawing, Map<string, Promise<Picture>>>();

export function drawOnce(drawing: Drawing, shown: Shown): Promise<Picture> {
  const drawn = kept.get(drawing) ?? new Map<string, Promise<Picture>>();
  kept.set(drawing, drawn);
  const key = keyOf(shown);
  const known = drawn.get(key) ?? drawForm(drawing, shown);
  drawn.set(key, known);
  // What failed for another reason than its words may succeed the next time.
  known.catch(() => drawn.delete(key));
  for (const [oldest] of drawn) if (drawn.size > KEPT_MAX) drawn.delete(oldest);
  return known;
}

/** Everything a request or a form shows. */
const keyOf = ({ notice, ...shown }: Shown): string =>
  JSON.stringify([
    ...[shown.platform, shown.part, shown.renderer, shown.brand, shown.supportEmail],
    ...[shown.reminder ?? null, notice.digest, notice.version, notice.publishedAt],
  ]);

/** The picture, or the sentence that says why there is none: the page around it is made all the same. */
export async function drawForm(drawing: Drawing, shown: Shown): Promise<Picture> {
  try {
    return { png: await drawing.draw(shown) };
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return { missing: error.message };
  }
}
