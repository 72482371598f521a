import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Activity } from '../../sandbox/teams/activity.ts';
import { type Case, expectSentence, leaves, readCases } from '../support/bad-input.ts';
import { type Company, journey } from '../support/company.ts';

interface PhoneCase extends Case {
  readonly typed: string;
  readonly error?: string;
  readonly e164?: string;
}

/** What no database column can hold, in costume. */
const UNWRITABLE = ['\0', 'a\0b', '\ud800', 'x\udfffy'] as const;

interface Execute {
  readonly action: { readonly data: Readonly<Record<string, unknown>> };
}

let nonce = 0;
/** The same press as a new one, with its data changed. */
function withData(press: Activity, data: Readonly<Record<string, unknown>>): Activity {
  nonce += 1;
  const { action, ...value } = press.value as Execute;
  const changed = { ...action, data: { ...action.data, ...data } };
  return { ...press, id: `f:bad${nonce}`, value: { ...value, action: changed } };
}

journey(
  'bad input in Teams leaves nothing half done',
  (northwind) => {
    const nia = () => northwind.colleague('Nia Bekele');
    const tariq = () => northwind.colleague('Tariq Mansour');
    const hana = () => northwind.colleague('Hana Reyes');

    beforeAll(async () => {
      await northwind.isSetUp();
      await northwind.asksInTeams('Nia Bekele', 'Tariq Mansour');
    });

    describe.each(UNWRITABLE)('the text %j', (bad) => {
      it('in the id of a press is an unknown request', () =>
        unharmed(northwind, async () => {
          const press = tariq().pressActivity('No thanks');
          const { id } = (press.value as Execute).action.data;
          const answers = [
            await tariq().sends(withData(press, { id: bad })),
            await tariq().sends(withData(press, { id: `${String(id)}${bad}` })),
          ];
          for (const { json } of answers) expectSentence(String(json?.value));
        }));

      it('in the id of the activity, in the name and in the locale changes nothing', () =>
        unharmed(northwind, async () => {
          nonce += 1;
          const status = tariq().writeActivity('status');
          const answer = await tariq().sends({
            ...status,
            id: `f:${bad}${nonce}`,
            locale: bad,
            from: { ...(status.from as object), name: bad },
          });
          expect(answer.status).toBe(200);
          await tariq().reads('Your work text messages');
        }));

      it('in what is written is answered, and STOP is still heard beside it', () =>
        unharmed(northwind, async () => {
          for (const words of [bad, `check ${bad}`, `numbers assign ${bad}`, `summary ${bad}`]) {
            const before = hana().messages().length;
            expect((await hana().writes(words)).status).toBe(200);
            const answer = hana()
              .messages()
              .slice(before + 1);
            expect(answer.map((one) => one.text()).join()).not.toMatch(/went wrong|Error/u);
            expect(answer.length).toBeGreaterThan(0);
          }
        }));

      it('in the fields of an admin is refused in words', () =>
        unharmed(northwind, async () => {
          await hana().writes('numbers add');
          await hana().reads('What it is called');
          hana().fills('phone', '512-555-0107');
          hana().fills('label', `Line ${bad}`);
          hana().fills('owner', 'Dispatch');
          hana().fills('provider', 'RingCentral');
          const added = await hana().presses('Add');
          expect(added.status).toBe(200);
          expect(added.text).not.toMatch(/went wrong/u);
          await hana().writes('broadcast');
          await hana().reads('Whom do you want to ask?');
          for (const [kind, field] of [
            ['The members of a team', 'team'],
            ['People I name', 'people'],
            ['A list', 'csv'],
          ] as const) {
            hana().chooses('audience', kind);
            hana().fills(field, field === 'team' ? `19:${bad}abcdefgh` : `email\n${bad}`);
            const answer = await hana().presses('Review');
            expect(answer.status).toBe(200);
            expect(answer.text).not.toMatch(/went wrong/u);
          }
        }, ['NumberAdded']));
    });

    describe('a phone number on the card', () => {
      it.each(readCases<PhoneCase>('phones-at-the-form.json'))('$name', async (given) => {
        const before = await standing(northwind);
        const changes = given.e164 !== undefined && given.e164 !== before;
        await leaves(northwind, changes ? ['ConsentGiven'] : [], async () => {
          await types(northwind, given.typed, before);
          await nia().presses('I agree');
          if (given.error === undefined) await nia().reads(given.e164?.slice(-4) ?? '');
          else await says(northwind, given.error);
        });
        nia().closes();
        expect(await standing(northwind)).toBe(given.e164 ?? before);
      });
    });

    it('and the ledger verifies', async () => {
      expect(await northwind.station.service.verify()).toMatchObject({ ok: true });
    });
  },
  { teams: true },
);

const standing = async (northwind: Company) =>
  (await northwind.statusOf(northwind.colleague('Nia Bekele'))).consent?.phone ?? null;

/** On the request at first, on the form that came back after a mistake, in the dialog once there is a receipt. */
async function types(northwind: Company, phone: string, before: string | null): Promise<void> {
  const nia = northwind.colleague('Nia Bekele');
  if (before !== null) return nia.fillsForm(phone, 'Change number');
  if (nia.newestMessage()?.buttons().includes('I agree') !== true) return nia.fillsForm(phone);
  nia.fills('phone', phone);
  nia.ticks('agree');
}

async function says(northwind: Company, words: string): Promise<void> {
  const nia = northwind.colleague('Nia Bekele');
  if (nia.dialog() === null) await nia.reads(words);
  else await nia.readsInDialog(words);
}

/** Nothing is recorded (but these kinds, at most), and nothing of ours failed on the way. */
async function unharmed(
  northwind: Company,
  act: () => Promise<void>,
  atMost: readonly string[] = [],
): Promise<void> {
  const [before, lines] = [await northwind.size(), northwind.running.lines.length];
  await act();
  const added = (await northwind.entries(before)).map(({ fact }) => fact.kind);
  expect(atMost).toEqual(expect.arrayContaining(added));
  const failures = northwind.running.lines
    .slice(lines)
    .filter((line) => /"level":(50|"error")/u.test(line));
  expect(failures).toEqual([]);
}
