import { beforeAll, describe, expect, it } from '@jest/globals';
import { employee } from '../../sandbox/people.ts';
import { OPERATOR } from '../../src/command-line/outcome.ts';
import { renderMarkdown, renderPlain } from '../../src/registration/render.ts';
import { type Case, leaves, readCases } from '../support/bad-input.ts';
import { journey, LINES } from '../support/company.ts';

/** One hostile text, and how each place that shows it must show it. */
interface NameCase extends Case {
  readonly text: string;
  /** In Slack text, as markup. */
  readonly slack: string;
  /** In `record.txt` of the evidence. */
  readonly record: string;
  /** In a cell of the Markdown summary. */
  readonly cell: string;
}

const cases = readCases<NameCase>('names.json').map((one, index) => ({ ...one, index }));
const idOf = (index: number) => `U0NAME${String(index + 1).padStart(4, '0')}`;

/** Marks that may stand in no text we show: controls, broken characters, turned directions. */
const UNSHOWABLE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066\u2067\u2028\u2029]|\p{Cs}/u;

journey('a name is shown as words, wherever it is shown', (northwind) => {
  beforeAll(async () => {
    await northwind.isSetUp();
    for (const { index, text } of cases) {
      const sketch = { realName: text, name: `hostile.${index}`, id: idOf(index) };
      await northwind.slack.joins(employee(sketch, 100 + index));
    }
    await northwind.asks(...cases.map(({ index }) => idOf(index)));
  });

  describe.each(cases)('one that $name', (given) => {
    const person = () => northwind.person(idOf(given.index));

    it('in Slack: no ping, no link, no format, no second line', async () => {
      const [answer] = await northwind.admin.types(`/sms-consent check <@${idOf(given.index)}>`);
      const [first = ''] = (answer?.text() ?? '').split('\n');
      expect(first).toBe(`*${given.slack}*`);
      expect(answer?.text()).not.toMatch(UNSHOWABLE);
    });

    it('in the evidence: one row of its own', async () => {
      const phone = `+1737555${String(1000 + given.index)}`;
      await leaves(northwind, ['ConsentGiven'], () => person().agrees(phone));
      const bundle = await northwind.station.service.evidence(OPERATOR, phone);
      const record = bundle.files.find(({ path }) => path === 'record.txt')?.text ?? '';
      const row = record.split('\n').find((line) => line.startsWith('7. Identity'));
      expect(row).toContain(`${given.record}, `);
      expect(row).toContain(`account ${person().account}`);
      expect(record).not.toMatch(UNSHOWABLE);
    });

    it('as the label and owner of a number: in the list and in both summaries', async () => {
      await leaves(northwind, ['NumberAssigned'], async () => {
        const assigned = await northwind.rollcall('numbers assign', {
          phone: LINES[0],
          label: given.text,
          team: given.text,
        });
        expect(assigned.code).toBe(0);
      });
      const [list] = await northwind.admin.types('/sms-consent numbers');
      expect(list?.text()).toContain(given.slack);
      expect(list?.text()).not.toMatch(UNSHOWABLE);

      const summary = await leaves(northwind, ['SummaryIssued'], () =>
        northwind.station.service.summarize(OPERATOR, 'portable'),
      );
      const markdown = renderMarkdown(summary);
      const row = markdown.split('\n').find((line) => line.startsWith('| 512-555-0101 |'));
      expect(row).toContain(
        `| 512-555-0101 | ${given.cell} | sends and receives | ${given.cell} |`,
      );
      for (const text of [markdown, renderPlain(summary)]) expect(text).not.toMatch(UNSHOWABLE);
    });
  });

  it('in the review, where those who are left out are named', async () => {
    await northwind.admin.types('/sms-consent broadcast');
    await northwind.admin.readsInWindow('Whom do you want to ask?');
    await northwind.admin.submits();
    const review = await northwind.admin.readsInWindow('left out');
    expect(review.text()).toContain('&lt;!channel&gt; Ann');
    expect(review.text()).not.toMatch(/<!channel>|<!here|<@U/u);
    expect(review.text()).not.toMatch(UNSHOWABLE);
  });

  it('and the ledger verifies', async () => {
    expect(await northwind.station.service.verify()).toMatchObject({ ok: true });
  });
});
