/** The pictures of the steps: drawn once per wording, kept while it is in force. */
import type { Log } from '../../../src/ports.ts';
import type { EvidencePage } from '../../../src/registration/pages-evidence.ts';
import type { PicturedPart } from '../../../src/registration/pages-ways.ts';

/** Draws one step of the opt-in with this wording. PNG; fails where a script has no font. */
export type DrawStep = (
  page: EvidencePage,
  step: { readonly medium: string; readonly part: PicturedPart },
) => Promise<Uint8Array>;

export interface Drawer {
  /** False where there is no such step, or it could not be drawn. */
  has(page: EvidencePage, medium: string, part: PicturedPart): boolean;
  /** By its name, `slack-form`; null where `has` is false. */
  draw(page: EvidencePage, name: string): Promise<Uint8Array | null>;
}

export const NO_PICTURES: Drawer = { has: () => false, draw: async () => null };

/** More than one campaign ever needs: three media with three parts each, for two wordings. */
const KEPT_MAX = 18;

export function openDrawer(draw: DrawStep, log: Log): Drawer {
  const kept = new Map<string, Promise<Uint8Array | null>>();
  const failed = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other: drawing is hard work, and people's answers come first. */
  const begin = (page: EvidencePage, step: Parameters<DrawStep>[1], key: string) => {
    const drawn = last
      .then(() => draw(page, step))
      .catch((error: unknown) => {
        failed.add(key);
        log.warn('A picture of the opt-in could not be drawn.', {
          medium: step.medium,
          part: step.part,
          error: error instanceof Error ? error.name : 'unknown',
        });
        return null;
      });
    last = drawn;
    return drawn;
  };
  return {
    has: (page, medium, part) =>
      stepOf(page, `${medium}-${part}`) !== null && !failed.has(keyOf(page, `${medium}-${part}`)),
    async draw(page, name) {
      const step = stepOf(page, name);
      const key = keyOf(page, name);
      if (step === null || failed.has(key)) return null;
      const drawn = kept.get(key) ?? begin(page, step, key);
      kept.set(key, drawn);
      for (const [oldest] of kept) if (kept.size > KEPT_MAX) kept.delete(oldest);
      return drawn;
    },
  };
}

const keyOf = ({ notice, brand }: EvidencePage, name: string): string =>
  [notice.digest, notice.version, brand.displayName, brand.email, name].join('\n');

/** The step of this name, if the page has it. */
function stepOf(page: EvidencePage, name: string): Parameters<DrawStep>[1] | null {
  for (const { medium, steps } of page.ways) {
    for (const { part } of steps) {
      const hasPicture = part === 'request' || part === 'form' || part === 'receipt';
      if (hasPicture && name === `${medium}-${part}`) return { medium, part };
    }
  }
  return null;
}
