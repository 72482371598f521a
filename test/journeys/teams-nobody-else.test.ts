import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import type { Activity } from '../../sandbox/teams/activity.ts';
import type { Colleague } from '../support/colleague.ts';
import { type Company, journey } from '../support/company.ts';
import { PATIENCE_MS } from '../support/worker.ts';

const OTHERS = [
  ['a colleague who was asked too', 'Tariq Mansour'],
  ['a colleague who was not asked', 'Ingrid Solheim'],
  ['an admin', 'Hana Reyes'],
  ['a guest', 'Rita Lang'],
  ['somebody whom Teams does not name', 'Visitor 4'],
  ['somebody who blocked the app', 'Bruno Falk'],
  ['somebody who left', 'Kurt Vance'],
] as const;

const ADMIN_WORDS = [
  'setup',
  'numbers',
  'numbers add',
  'broadcast',
  'summary',
  'check nia.bekele@northwindfs.example',
] as const;

let nonce = 0;
/** The same press by somebody else, as when a card was forwarded or its data copied. */
function byOther(press: Activity, other: Colleague): Activity {
  nonce += 1;
  return { ...press, id: `f:other${nonce}`, from: other.writeActivity('x').from };
}

journey(
  'only the person who was asked in Teams can answer',
  (northwind) => {
    const nia = () => northwind.colleague('Nia Bekele');

    beforeAll(async () => {
      await northwind.isSetUp();
      await northwind.asksInTeams('Nia Bekele', 'Tariq Mansour', 'Mateo Vargas');
      await nia().fillsForm('737-555-0131');
    });

    describe.each(OTHERS)('%s', (_kind, called) => {
      it.each(['No thanks', 'I agree'])('pressing Nia’s “%s” records nothing', async (button) => {
        const before = await northwind.size();
        const other = northwind.colleague(called);
        const answer = await other.sends(byOther(nia().pressActivity(button), other));
        expect(answer.status).toBe(200);
        expect(String(answer.json?.value)).toMatch(/made for somebody else|who you are/u);
        expect(await northwind.size()).toBe(before);
        expect(await northwind.answersOf(nia())).toEqual([]);
      });
    });

    it('a card forwarded into a group points to the own chat and records nothing', async () => {
      const before = await northwind.size();
      const tariq = northwind.colleague('Tariq Mansour');
      const conversation = { id: '19:vanfour00000000000000000000000@thread.v2' };
      const press = byOther(nia().pressActivity('No thanks'), tariq);
      const group = { ...conversation, conversationType: 'groupChat', isGroup: true };
      const { tenantId } = press.conversation as { tenantId?: string };
      const answer = await tariq.sends({ ...press, conversation: { ...group, tenantId } });
      expect(String(answer.json?.value)).toContain('your own chat with me');
      expect(await northwind.size()).toBe(before);
    });

    it('Nia herself still can, with her own number only', async () => {
      await nia().presses('I agree');
      await nia().reads('You agreed to work text messages');
      expect(await northwind.answersOf(nia())).toEqual(['ConsentGiven']);
      expect((await northwind.statusOf(nia())).consent?.phone).toBe('+17375550131');
    });

    it('nobody else can stop her texts either', async () => {
      const before = await northwind.size();
      await nia().unfoldsWithdraw();
      for (const called of ['Tariq Mansour', 'Hana Reyes']) {
        const other = northwind.colleague(called);
        await other.sends(byOther(nia().pressActivity('Stop the texts'), other));
      }
      expect(await northwind.size()).toBe(before);
      expect(await northwind.station.service.mayText('+17375550131')).toBe(true);
    });

    it('a guest who writes a wish, or STATUS, is answered kindly and leaves no trace', async () => {
      const before = await northwind.size();
      for (const called of ['Rita Lang', 'Visitor 4']) {
        const guest = northwind.colleague(called);
        for (const words of ['stop', 'status', 'broadcast']) {
          const messages = guest.messages().length;
          expect((await guest.writes(words)).status).toBe(200);
          await eventually(() => guest.messages().length > messages + 1, PATIENCE_MS);
          expect(guest.newestMessage()?.text()).not.toMatch(/undefined|Error/u);
        }
      }
      expect(await northwind.size()).toBe(before);
    });

    it('and the ledger verifies', async () => {
      expect(await northwind.station.service.verify()).toMatchObject({ ok: true });
    });
  },
  { teams: true },
);

journey(
  'who may start a broadcast in Teams',
  (northwind) => {
    const nia = () => northwind.colleague('Nia Bekele');
    const hana = () => northwind.colleague('Hana Reyes');

    beforeAll(async () => {
      await northwind.isSetUp();
      await northwind.asksInTeams('Nia Bekele', 'Tariq Mansour');
    });

    it('anybody else is refused politely and told who the admins are', () =>
      refusedEverything(northwind, nia(), 'Please ask Hana Reyes.'));

    it('sees in help and status only their own part', async () => {
      await nia().writes('status');
      const status = await nia().reads('Your work text messages');
      expect(status.text()).not.toContain('Latest broadcast');
      await nia().writes('help');
      const help = await nia().reads('what I can do');
      expect(help.text()).not.toMatch(/For admins|Next step/u);
    });

    it('cannot get in by the cards of an admin either', async () => {
      const before = await northwind.size();
      const count = () => hana().messages().length;
      for (const [words, button, shown] of [
        ['setup', 'Save', 'Fill this in once.'],
        ['numbers add', 'Add', 'What it is called'],
        ['broadcast', 'Review', 'Whom do you want to ask?'],
        ['help', 'Send me the summary', 'For admins'],
      ] as const) {
        const messages = count();
        await hana().writes(words);
        await eventually(() => count() > messages + 1, PATIENCE_MS);
        await hana().reads(shown);
        const answer = await nia().sends(byOther(hana().pressActivity(button), nia()));
        expect(String(answer.json?.value)).toContain('made for somebody else');
      }
      expect(await northwind.size()).toBe(before);
    });

    it('the operator grants the role: it works at once, and in Teams', async () => {
      const granted = await northwind.rollcall('admins grant', { account: nia().account });
      expect(granted.code).toBe(0);
      await nia().writes('numbers');
      await nia().reads('512-555-0101');
    });

    it('takes it away again: a card from before is refused, with the other admin named', async () => {
      await nia().writes('numbers add');
      await nia().reads('What it is called');
      await northwind.rollcall('admins revoke', { account: nia().account });
      const before = await northwind.size();
      nia().fills('phone', '512-555-0109');
      nia().fills('label', 'Mine');
      nia().fills('owner', 'Nia');
      nia().fills('provider', 'RingCentral');
      await nia().presses('Add');
      await nia().isTold('Please ask Hana Reyes.');
      expect(await northwind.size()).toBe(before);
      await refusedEverything(northwind, nia(), 'Please ask Hana Reyes.');
    });
  },
  { teams: true },
);

/** Every admin command is refused in the person's own chat, no card comes, nothing is recorded. */
async function refusedEverything(northwind: Company, person: Colleague, words: string) {
  for (const line of ADMIN_WORDS) {
    const before = await northwind.size();
    const messages = person.messages().length;
    await person.writes(line);
    const answer = await eventually(() => person.messages()[messages + 1], PATIENCE_MS);
    expect(answer.text()).toContain('only an admin can do this');
    expect(answer.text()).toContain(words);
    expect(answer.buttons()).toEqual([]);
    expect(await northwind.size()).toBe(before);
  }
}
