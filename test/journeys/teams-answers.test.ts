import { beforeAll, describe, expect, it } from '@jest/globals';
import { OPERATOR } from '../../src/command-line/outcome.ts';
import type { Colleague } from '../support/colleague.ts';
import { journey, LINES } from '../support/company.ts';
import { DEFINITION } from '../support/service.ts';

journey(
  'whose number it is, in Teams',
  (northwind) => {
    const nia = () => northwind.colleague('Nia Bekele');
    const tariq = () => northwind.colleague('Tariq Mansour');
    const ruth = () => northwind.colleague('Ruth Abernathy');

    beforeAll(async () => {
      await northwind.isSetUp();
      const others = ['Ruth Abernathy', 'Yuki Arai', 'Mateo Vargas'];
      await northwind.asksInTeams('Nia Bekele', 'Tariq Mansour', ...others);
    });

    it('a number the company sends from is refused on the card, what was typed stays, the tick does not', async () => {
      const before = await northwind.size();
      for (const costume of [LINES[0], '(512) 555-0101', '1 512 555 0101']) {
        if (costume === LINES[0]) await nia().fillsForm(costume);
        nia().fills('phone', costume);
        nia().ticks('agree');
        await nia().presses('I agree');
        await nia().reads('the company sends texts from');
        expect(nia().value('phone')).toBe(costume);
        expect(nia().value('agree')).toBe('false');
      }
      expect(await northwind.size()).toBe(before);
      expect(await northwind.answersOf(nia())).toEqual([]);
    });

    it('and No thanks is still beside it, with nothing to fill in', async () => {
      const mateo = northwind.colleague('Mateo Vargas');
      await mateo.agrees(LINES[0]);
      const form = await mateo.reads('the company sends texts from');
      expect(form.buttons()).toEqual(['I agree', 'No thanks']);
      mateo.fills('phone', '');
      await mateo.presses('No thanks');
      await mateo.reads('Thanks for answering');
      expect(await northwind.answersOf(mateo)).toEqual(['ConsentRefused']);
    });

    it('an empty number and an unticked box never leave the client', async () => {
      const deliveries = northwind.running.sandbox.teams.deliveries.length;
      const yuki = northwind.colleague('Yuki Arai');
      await yuki.presses('Review and agree');
      expect(await yuki.presses('I agree')).toMatchObject({ failure: 'input_invalid' });
      expect(Object.keys(yuki.errors()).sort()).toEqual(['agree', 'phone']);
      expect(northwind.running.sandbox.teams.deliveries).toHaveLength(deliveries);
    });

    it('a person changes the number: the old one may not be texted any more, the new one may', async () => {
      nia().fills('phone', '737-555-0190');
      nia().ticks('agree');
      await nia().presses('I agree');
      await nia().reads('0190');
      await nia().agrees('(361) 555-0177', 'Change number');
      await nia().reads('0177');
      expect(nia().dialog()).toBeNull();
      const given = (await northwind.entries()).filter(({ fact }) => fact.kind === 'ConsentGiven');
      expect(given.map(({ fact }) => fact)).toEqual([
        expect.objectContaining({ medium: 'teams', replaces: null }),
        expect.objectContaining({ medium: 'teams', replaces: given[0]?.seq }),
      ]);
      const { service } = northwind.station;
      expect(await service.mayText('+17375550190')).toBe(false);
      expect(await service.mayText('+13615550177')).toBe(true);
    });

    it('two people name one number: both are on hold, and both read why in plain words', async () => {
      await tariq().agrees('737-555-0155');
      await tariq().reads('0155');
      const before = await northwind.size();
      await ruth().agrees('+1 737 555 0155');
      for (const person of [tariq(), ruth()]) {
        const receipt = await person.reads('Your number is on hold');
        expect(receipt.text()).toContain('Another employee gave the same mobile number');
        expect(receipt.text()).not.toMatch(/Mansour|Abernathy/u);
        expect(receipt.buttons().slice(0, 2)).toEqual(['Change number', 'Withdraw']);
        expect((await northwind.statusOf(person)).consent?.status).toBe('held');
      }
      await tariq().reads('Another employee has just given the same mobile number as you.');
      const added = await northwind.entries(before);
      expect(added.map(({ fact }) => fact.kind)).toEqual([
        'ConsentGiven',
        'ConsentHeld',
        'ConsentHeld',
      ]);
      expect(await northwind.station.service.mayText('+17375550155')).toBe(false);
    });

    it('one of them changes the number: the other is released and told so', async () => {
      await ruth().agrees('737-555-0156', 'Change number');
      await ruth().reads('0156');
      await tariq().reads('The hold on your mobile number is over');
      const receipt = await tariq().reads('You agreed to work text messages');
      expect(receipt.buttons().slice(0, 2)).toEqual(['Withdraw', 'Change number']);
      const { service } = northwind.station;
      expect(await service.mayText('+17375550155')).toBe(true);
      expect(await service.mayText('+17375550156')).toBe(true);
    });

    it('or withdraws: the same', async () => {
      await ruth().agrees('737-555-0155', 'Change number');
      await tariq().reads('Your number is on hold');
      await ruth().reads('Your number is on hold');
      await withdraws(ruth());
      await tariq().reads('You agreed to work text messages');
      expect(await northwind.station.service.mayText('+17375550155')).toBe(true);
    });

    it('and the ledger verifies', async () => {
      expect(await northwind.station.service.verify()).toMatchObject({ ok: true });
    });
  },
  { teams: true },
);

journey(
  'what changes while somebody reads their card',
  (northwind) => {
    const nia = () => northwind.colleague('Nia Bekele');
    const asked = ['Nia Bekele', 'Tariq Mansour', 'Ruth Abernathy', 'Yuki Arai', 'Mateo Vargas'];

    beforeAll(async () => {
      await northwind.isSetUp();
      await northwind.asksInTeams(...asked);
    });

    describe('a new wording', () => {
      it('is shown instead of being agreed to, with the number kept and the box empty', async () => {
        await nia().fillsForm('737-555-0131');
        await northwind.station.service.defineCampaign(OPERATOR, {
          ...DEFINITION,
          frequency: 'Message frequency varies, up to 20 a month',
        });
        const before = await northwind.size();
        await nia().presses('I agree');
        const form = await nia().reads('The wording changed while the form was open');
        expect(form.text()).toContain('up to 20 a month');
        expect(nia().value('phone')).toBe('737-555-0131');
        expect(nia().value('agree')).toBe('false');
        expect(await northwind.size()).toBe(before);
        nia().ticks('agree');
        await nia().presses('I agree');
        await nia().reads('You agreed to work text messages');
        const [given] = await northwind.entries(before);
        expect(given?.fact).toMatchObject({
          kind: 'ConsentGiven',
          experience: { noticeVersion: 2 },
        });
      });

      it('the same in an old client, which knows no Action.Execute', async () => {
        const ruth = northwind.colleague('Ruth Abernathy');
        const before = await northwind.size();
        await ruth.agrees('737-555-0135');
        await ruth.reads('The wording changed while the form was open');
        expect(await northwind.size()).toBe(before);
        ruth.ticks('agree');
        await ruth.presses('I agree');
        await ruth.reads('You agreed to work text messages');
        expect(await northwind.answersOf(ruth)).toEqual(['ConsentGiven']);
      });
    });

    it('a number that was retired meanwhile makes the form old too', async () => {
      const tariq = northwind.colleague('Tariq Mansour');
      await tariq.fillsForm('737-555-0132');
      await northwind.rollcall('numbers retire', { phone: LINES[1] });
      await northwind.station.service.defineCampaign(OPERATOR, DEFINITION);
      const before = await northwind.size();
      await tariq.presses('I agree');
      const form = await tariq.reads('The wording changed while the form was open');
      expect(form.text()).not.toContain('512-555-0102');
      expect(await northwind.size()).toBe(before);
    });

    it('a cancelled broadcast takes no new answers and says so; a given one can still be changed', async () => {
      const status = await northwind.station.service.broadcastStatus(OPERATOR);
      const { broadcastId = '' } = status?.broadcast ?? {};
      await northwind.station.service.cancelBroadcast(OPERATOR, broadcastId);
      const before = await northwind.size();
      const yuki = northwind.colleague('Yuki Arai');
      await yuki.presses('No thanks');
      await yuki.isTold('This request was cancelled');
      const mateo = northwind.colleague('Mateo Vargas');
      await mateo.agrees('737-555-0138');
      await mateo.isTold('This request was cancelled');
      expect(await northwind.size()).toBe(before);
      await nia().agrees('737-555-0191', 'Change number');
      await nia().reads('0191');
    });

    it('who leaves the company is suppressed at once and cannot answer', async () => {
      const { service } = northwind.station;
      expect(await service.mayText('+17375550191')).toBe(true);
      await service.employeeLeft(nia().account, 'left in the directory');
      expect(await service.mayText('+17375550191')).toBe(false);
      const before = await northwind.size();
      await nia().presses('Change number');
      await nia().isTold('you have left the company');
      expect(await northwind.size()).toBe(before);
    });

    it('and the ledger verifies', async () => {
      expect(await northwind.station.service.verify()).toMatchObject({ ok: true });
    });
  },
  { teams: true },
);

async function withdraws(person: Colleague): Promise<void> {
  await person.unfoldsWithdraw();
  await person.presses('Stop the texts');
  await person.reads('No more work texts');
}
