/** How much of what is long stands in the summary, so that it stays a paper that somebody signs. */
import type { Share } from './blocks.ts';

/** Two to four: who signs reads them. */
export const PAGES_MIN = 2;
export const PAGES_MAX = 4;

export interface Fit {
  /** Characters of a value that is handed in. */
  readonly value: number;
  /** Characters of the wording where it could not be drawn. */
  readonly wording: number;
  readonly blockers: Share;
  readonly findings: Share;
  readonly warnings: Share;
  readonly caveats: Share;
  /** Rows of the register of numbers. */
  readonly numbers: number;
  readonly departments: number;
  /** Points. */
  readonly picture: number;
}

const of = (most: number, characters: number): Share => ({ most, characters });

/** The first that fits is taken; the text version has everything whole. */
export const FITS: readonly Fit[] = [
  {
    ...{ value: 2_100, wording: 4_000, numbers: 12, departments: 10, picture: 330 },
    ...{ blockers: of(8, 400), findings: of(20, 500) },
    ...{ warnings: of(8, 400), caveats: of(8, 400) },
  },
  {
    ...{ value: 1_000, wording: 2_000, numbers: 12, departments: 10, picture: 330 },
    ...{ blockers: of(6, 300), findings: of(10, 400) },
    ...{ warnings: of(5, 300), caveats: of(6, 300) },
  },
  {
    ...{ value: 450, wording: 1_000, numbers: 8, departments: 8, picture: 300 },
    ...{ blockers: of(5, 250), findings: of(6, 300) },
    ...{ warnings: of(3, 250), caveats: of(5, 250) },
  },
  {
    ...{ value: 110, wording: 300, numbers: 4, departments: 5, picture: 220 },
    ...{ blockers: of(3, 150), findings: of(3, 150) },
    ...{ warnings: of(2, 120), caveats: of(3, 120) },
  },
  {
    ...{ value: 45, wording: 200, numbers: 3, departments: 3, picture: 180 },
    ...{ blockers: of(2, 120), findings: of(2, 120) },
    ...{ warnings: of(1, 100), caveats: of(2, 100) },
  },
];
