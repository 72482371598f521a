/** Northwind's summary as a document is made of it. */
import type { Report } from '../../src/proof/report.ts';
import { composeSummary, type SummaryInput } from '../../src/registration/summarize.ts';
import { SUMMARY_INPUT } from '../core/registration/summary-input.ts';
import { noticeOf, shownOn } from './shown.ts';

export const CHECKPOINT = `rollcall/northwind
1234
q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=

\u2014 rollcall/northwind 5s1kAc6mNf8Yk0P3E1mWc3Vw9aO2x4Rk1lJ7Qe6bTz5Hn0uXy8DgSv2LpIi3AoMjFqBtCrGhEwKxUyZlP9dN4nO6Qw==
`;

const answersOn = (day: string, ...[agreed, declined, withdrawn]: [number, number, number]) => ({
  ...{ day, agreed, declined, withdrawn },
});

/** @param given a name that is put wherever words from outside stand; changes to the input */
export function reportFor(
  given: { readonly words?: string; readonly input?: Partial<SummaryInput> } = {},
  changes: Partial<Report> = {},
): Report {
  const input = {
    ...SUMMARY_INPUT,
    provider: 'twilio',
    checkpoint: CHECKPOINT,
    ...given.input,
  } as const;
  const words = given.words ?? 'Northwind Field Services';
  const brand = { ...input.campaign.definition.brand, displayName: words, companyName: words };
  const campaign = { ...input.campaign, definition: { ...input.campaign.definition, brand } };
  return {
    summary: composeSummary({ ...input, campaign }),
    brand: words,
    evidenceUrl: 'https://consent.northwindfs.example/evidence/northwind-texts',
    notice: noticeOf(),
    shown: shownOn('slack', 'form'),
    course: {
      days: [
        answersOn('2026-08-03', 118, 6, 0),
        answersOn('2026-08-04', 71, 9, 1),
        answersOn('2026-08-05', 33, 4, 2),
        answersOn('2026-08-06', 12, 1, 0),
        answersOn('2026-08-10', 41, 3, 3),
      ],
      departments: [
        { name: 'Field crews', asked: 180, agreed: 151 },
        { name: 'Dispatch', asked: 64, agreed: 58 },
        { name: 'Warehouse and yard', asked: 41, agreed: 22 },
        { name: 'Departments with fewer than 5 people', asked: 15, agreed: 13 },
      ],
    },
    size: 1234,
    answers: null,
    ...changes,
  };
}
