/** A summary that is too long in every part, to be laid out on few pages all the same. */
import type { Report } from '../../src/proof/report.ts';
import type { Provider } from '../../src/registration/campaign.ts';
import { reportFor } from './report.ts';

/** Everything as long and as many as the parts of a summary can be, and beyond. */
export function overlong(provider: Provider = 'twilio'): Report {
  const report = reportFor({ words: 'w'.repeat(5_000), input: { provider } });
  const { summary } = report;
  const words = (what: string) => `${what} ${'is much too long '.repeat(300)}`;
  const many = (count: number, what: string) =>
    Array.from({ length: count }, (_, n) => words(`${what} ${n}`));
  const [number] = summary.numbers.inUse;
  if (number === undefined) throw new TypeError('The summary has no number in use.');
  return {
    ...report,
    evidenceUrl: `https://consent.northwindfs.example/evidence/${'e'.repeat(900)}`,
    course: longCourse(),
    summary: {
      ...summary,
      ready: false,
      blockers: many(200, 'Blocker'),
      caveats: many(40, 'Caveat'),
      collectiveNotice: words('Everybody'),
      fields: summary.fields.map((field) =>
        typeof field.value === 'boolean' ? field : { ...field, value: words(field.name) },
      ),
      findings: many(300, 'Finding').map((message, n) => ({
        ...({ ruleId: `XX${n}`, severity: 'error', field: 'messageFlow' } as const),
        ...{ message, fix: words('Fix'), codes: [] },
      })) as unknown as Report['summary']['findings'],
      numbers: {
        ...summary.numbers,
        inUse: Array.from({ length: 60 }, () => ({ ...number, label: 'l'.repeat(200) })),
        warnings: many(100, 'Warning'),
      },
    },
  };
}

/** Years of answers, and many departments with long names. */
export function longCourse(): Report['course'] {
  const start = Date.parse('2019-01-01T00:00:00.000Z');
  const days = Array.from({ length: 2_500 }, (_, n) => ({
    day: new Date(start + n * 86_400_000).toISOString().slice(0, 10),
    ...{ agreed: n % 7, declined: n % 3, withdrawn: n % 2 },
  }));
  const departments = Array.from({ length: 60 }, (_, n) => ({
    ...{ name: `Department ${n} ${'y'.repeat(3 * n)}`, asked: 100 + n, agreed: n },
  }));
  return { days, departments };
}
