/** The pictures of the steps: drawn once per wording, kept while it is in force. */
import { InvalidInputError } from '../../../src/errors.ts';
import type { Log } from '../../../src/ports.ts';
import type { EvidencePage } from '../../../src/registration/pages-evidence.ts';
import type { PicturedMedium, PicturedPart } from '../../../src/registration/pages-ways.ts';

export interface PicturedStep {
  readonly platform: PicturedMedium;
  readonly part: PicturedPart;
}

/** Draws one step of the opt-in with this wording. PNG; fails where a script has no font. */
export type DrawStep = (page: EvidencePage, step: PicturedStep) => Promise<Uint8Array>;

export interface Drawer {
  /** By its name, `slack-form`: false where there is no such step, or it could not be drawn. */
  has(page: EvidencePage, name: string): boolean;
  /** Null where `has` is false. */
  draw(page: EvidencePage, name: string): Promise<Uint8Array | null>;
}

export const NO_PICTURES: Drawer = { has: () => false, draw: async () => null };

/** More than one campaign ever needs: three media with three parts each, for two wordings. */
const KEPT_MAX = 18;

export function openDrawer(draw: DrawStep, log: Log): Drawer {
  const kept = new Map<string, Promise<Uint8Array | null>>();
  const failed = new Set<string>();

  const begin = (page: EvidencePage, step: PicturedStep, key: string) =>
    draw(page, step).catch((error: unknown) => {
      // What cannot be drawn with these words never can be; anything else is tried when next asked for.
      if (error instanceof InvalidInputError) failed.add(key);
      else kept.delete(key);
      const name = error instanceof Error ? error.name : 'unknown';
      log.warn('A picture of the opt-in could not be drawn.', { ...step, error: name });
      return null;
    });
  return {
    has: (page, name) => stepOf(page, name) !== null && !failed.has(keyOf(page, name)),
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

/** Everything a picture shows. */
const keyOf = ({ notice, brand }: EvidencePage, name: string): string =>
  JSON.stringify([
    ...[notice.digest, notice.version, notice.publishedAt],
    ...[brand.displayName, brand.email, name],
  ]);

const MEDIA: readonly PicturedMedium[] = ['slack', 'teams', 'web'];
const PARTS: readonly PicturedPart[] = ['request', 'form', 'receipt'];

/** The steps of the page that have a picture, in its order. */
export const picturedSteps = ({ ways }: EvidencePage): readonly PicturedStep[] =>
  ways.flatMap((way) =>
    way.steps.flatMap((step) => {
      const platform = MEDIA.find((medium) => medium === way.medium);
      const part = PARTS.find((one) => one === step.part);
      return platform === undefined || part === undefined ? [] : [{ platform, part }];
    }),
  );

/** The step of this name, if the page has it. */
const stepOf = (page: EvidencePage, name: string): PicturedStep | null =>
  picturedSteps(page).find(({ platform, part }) => name === `${platform}-${part}`) ?? null;
