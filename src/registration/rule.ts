/** A rule of the table: what reviewers look for, as data with a check beside it. */
import type { Registration } from './registration.ts';

export type Severity = 'error' | 'warning' | 'advice';

/** One place that breaks a rule. What is absent is taken from the rule. */
export interface Hit {
  readonly field?: string;
  readonly phrase?: string | null;
  readonly severity?: Severity;
  readonly message?: string;
  readonly fix?: string;
}

export interface Rule {
  readonly id: string;
  readonly scope:
    | 'text'
    | 'form'
    | 'flow'
    | 'description'
    | 'samples'
    | 'opt-in message'
    | 'opt-out message'
    | 'help message'
    | 'keywords'
    | 'privacy policy'
    | 'terms'
    | 'brand';
  readonly severity: Severity;
  /** Reviewers' codes: Twilio 30xxx, Telnyx/DCA 5xx-8xx, Teams names. */
  readonly codes: readonly string[];
  /** Where the rule comes from. */
  readonly source: string;
  /** The field a finding names unless the check says another. */
  readonly field: string;
  /** One plain sentence: what is wrong. */
  readonly message: string;
  /** One plain sentence: what to do. */
  readonly fix: string;
  /** Pure and deterministic; empty when the rule is kept. */
  readonly check: (registration: Registration) => readonly Hit[];
}

/** A text of the campaign and where it stands: `consentText`, `description`, `samples.1`, `brand.ein`. */
export interface Place {
  readonly path: string;
  /** The whole new value. */
  readonly text: string;
}

/** Proposals for one finding, the gentlest first; whether they settle it is checked by the caller. */
export type Mend = (
  registration: Registration,
  hit: Pick<Hit, 'phrase'> & { readonly field: string },
) => readonly Place[];

const KEPT: readonly Hit[] = [];

/** For a check that knows only yes or no. */
export const broken = (isBroken: boolean): readonly Hit[] => (isBroken ? [{}] : KEPT);

/** For a check that looks for words that should not be there. */
export const found = (phrase: string | null): readonly Hit[] =>
  phrase === null ? KEPT : [{ phrase }];

/** True when a text names the brand by its display or its legal name. */
export function namesBrand(text: string, { brand }: Registration): boolean {
  const read = normalised(text);
  return [brand.displayName, brand.companyName].some((name) => read.includes(normalised(name)));
}

const normalised = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** The text without the brand's names and without links, so that `Call Center Pros` is no call. */
export function withoutNames(text: string, { brand }: Registration): string {
  return [brand.companyName, brand.displayName]
    .filter((name) => name.length > 2)
    .reduce((rest, name) => rest.replaceAll(name, 'the company'), text)
    .replace(/https?:\/\/\S+/g, 'link');
}
