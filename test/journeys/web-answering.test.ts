/** People outside chat answer on their own page: what they see, what goes on record, what they can do next. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { OPERATOR } from '../../src/command-line/outcome.ts';
import { journey } from '../support/company.ts';
import { BASE_URL, leadsTo, noticeIn, outsideChat, readable } from '../support/outside-chat.ts';
import { DEFINITION } from '../support/service.ts';
import { PATIENCE_MS } from '../support/worker.ts';

journey(
  'a person outside chat answers on a page of their own',
  (northwind) => {
    const web = outsideChat(northwind);
    let count = 0;
    const newLink = async (): Promise<string> => {
      count += 1;
      const [path = ''] = await web.links(['name,employee number', `Crew ${count},w${count}`]);
      return path;
    };
    beforeAll(() => northwind.isSetUp(), 60_000);

    it('agrees, with all seven items on record, and keeps a receipt', async () => {
      const path = await newLink();
      const page = await web.looks(path);
      expect(readable(page.body)).toContain('This page is for Crew 1');
      const before = await northwind.size();
      const answer = await web.agrees(path, '210-555-0141', { 'user-agent': 'A phone' });
      expect(answer.status).toBe(200);
      const receipt = readable(answer.body);
      expect(receipt).toContain('You agreed to work text messages');
      expect(receipt).toContain('ending in 0141');
      expect(receipt).toContain('Each of these is enough.');
      const given = await web.newest('ConsentGiven');
      expect(given?.fact).toMatchObject({
        ...{ medium: 'web', ip: 'disclosed', numbers: ['+15125550101', '+15125550102'] },
        experience: { renderer: 'web/1', tick: { ticked: true, preTicked: false } },
      });
      expect(given?.personal).toMatchObject({
        ...{ phone: '+12105550141', ip: '127.0.0.1', userAgent: 'A phone', name: 'Crew 1' },
      });
      expect((await northwind.size()) - before).toBe(1);
      expect((await northwind.rollcall('check', { phone: '210-555-0141' })).code).toBe(0);
    }, 60_000);

    it('sees every mistake at its field; what was typed stays, the tick does not, nothing is recorded', async () => {
      const path = await newLink();
      const before = await northwind.size();
      const answer = await web.posts(path, { act: 'agree', phone: '555-0142' });
      expect(answer.status).toBe(422);
      expect(answer.body).toContain('value="555-0142"');
      expect(answer.body).not.toMatch(/type="checkbox"[^>]*checked/u);
      expect(answer.body).toMatch(/id="phone-trouble"[\s\S]*id="agree-trouble"/u);
      const ours = await web.agrees(path, '512-555-0101');
      expect([ours.status, readable(ours.body)]).toEqual([
        422,
        expect.stringContaining('one the company sends texts from'),
      ]);
      expect(await northwind.size()).toBe(before);
      expect((await web.agrees(path, '210-555-0142')).status).toBe(200);
    }, 60_000);

    it('says no, and changes their mind on the receipt without asking HR', async () => {
      const path = await newLink();
      const declined = await web.posts(path, { act: 'decline' });
      expect(readable(declined.body)).toContain('You said no');
      const given = await web.agrees(leadsTo(declined.body, 'I changed my mind'), '210-555-0143');
      expect(readable(given.body)).toContain('You agreed to work text messages');
    }, 60_000);

    it('stops by the link on the receipt, which asks once, and agrees again', async () => {
      const receipt = await web.agrees(await newLink(), '210-555-0144');
      const stop = leadsTo(receipt.body, 'Withdraw');
      const asked = readable((await web.looks(stop)).body);
      expect(asked).toContain('You agreed on');
      expect(asked).toContain('If you press the button, you will get no more work text messages.');
      const stopped = await web.posts(stop, { act: 'withdraw' });
      expect(readable(stopped.body)).toContain('No more work texts');
      expect((await web.newest('ConsentWithdrawn'))?.fact).toMatchObject({
        ...{ medium: 'web', means: 'link', ip: 'disclosed' },
      });
      expect((await northwind.rollcall('check', { phone: '210-555-0144' })).code).toBe(1);
      expect((await web.looks(leadsTo(receipt.body, 'Change number'))).status).toBe(404);
      const again = await web.agrees(leadsTo(stopped.body, 'Agree again'), '210-555-0144');
      expect(again.status).toBe(200);
      expect((await northwind.rollcall('check', { phone: '210-555-0144' })).code).toBe(0);
    }, 60_000);

    describe('changes the number on the receipt', () => {
      it('by a link for that alone: the old number is texted no more, the old link is gone', async () => {
        const receipt = await web.agrees(await newLink(), '210-555-0145');
        const change = leadsTo(receipt.body, 'Change number');
        const page = readable((await web.looks(change)).body);
        expect(page).toContain('Change your number');
        expect(page).toContain('ending in 0145');
        expect(page).not.toContain('No thanks');
        const first = (await web.newest('ConsentGiven'))?.seq;
        const changed = await web.agrees(change, '210-555-0146');
        expect(readable(changed.body)).toContain('ending in 0146');
        expect((await web.newest('ConsentGiven'))?.fact).toMatchObject({ replaces: first });
        expect((await northwind.rollcall('check', { phone: '210-555-0145' })).code).toBe(1);
        expect((await northwind.rollcall('check', { phone: '210-555-0146' })).code).toBe(0);
        expect((await web.looks(change)).status).toBe(404);
        expect((await web.looks(leadsTo(changed.body, 'Change number'))).status).toBe(200);
        expect((await web.looks(leadsTo(receipt.body, 'Withdraw'))).status).toBe(200);
      }, 60_000);

      it('and hears at the field what is wrong with it', async () => {
        const receipt = await web.agrees(await newLink(), '210-555-0147');
        const change = leadsTo(receipt.body, 'Change number');
        const wrong = await web.posts(change, { act: 'agree', phone: '12' });
        expect([wrong.status, readable(wrong.body)]).toEqual([
          422,
          expect.stringContaining('close this page to keep the number you gave'),
        ]);
        expect((await web.posts(change, { act: 'decline' })).status).toBe(400);
      }, 60_000);
    });

    it('two who name one number are both on hold and both told, in chat and on the page', async () => {
      const phone = '210-555-0150';
      await northwind.asks('Ben Whitaker');
      const ben = northwind.person('Ben Whitaker');
      await ben.agrees(phone);
      await ben.reads('You agreed to work text messages');
      const first = await web.agrees(await newLink(), phone);
      expect(readable(first.body)).toContain('Your number is on hold');
      await ben.reads('Another employee has just given the same mobile number');
      await ben.reads('Your number is on hold');
      expect((await northwind.rollcall('check', { phone })).code).toBe(1);
      const second = await web.agrees(await newLink(), phone);
      const standing = readable((await web.looks(leadsTo(first.body, 'Withdraw'))).body);
      expect(standing).toContain('another employee gave the same number');
      await web.agrees(leadsTo(second.body, 'Change number'), '210-555-0151');
      await web.agrees(leadsTo(first.body, 'Change number'), '210-555-0152');
      await ben.reads('The hold on your mobile number is over');
      expect((await northwind.statusOf(ben)).consent?.status).toBe('given');
      expect((await northwind.rollcall('check', { phone })).code).toBe(0);
    }, 90_000);

    it('reads the new text when the wording changed meanwhile, and answers that', async () => {
      const path = await newLink();
      const notice = noticeIn((await web.looks(path)).body);
      const frequency = 'Up to 10 messages per month';
      await northwind.station.service.defineCampaign(OPERATOR, { ...DEFINITION, frequency });
      const fields = { act: 'agree', phone: '210-555-0153', agree: 'yes', notice };
      const answer = await web.posts(path, fields);
      expect(answer.status).toBe(409);
      expect(readable(answer.body)).toContain('The wording changed while this page was open');
      expect(answer.body).toContain('Up to 10 messages per month');
      expect(answer.body).toContain('value="210-555-0153"');
      expect((await web.agrees(path, '210-555-0153')).status).toBe(200);
      await northwind.station.service.defineCampaign(OPERATOR, DEFINITION);
    }, 60_000);

    it('is the same person in Slack, recognised by the work e-mail, and is not asked there again', async () => {
      const path = (await web.links(['name,email', 'Priya R,priya.raman@northwindfs.example']))[0];
      await web.agrees(path ?? '', '210-555-0154');
      const priya = northwind.person('Priya Raman');
      await eventually(
        async () => (await northwind.station.service.recognise(priya.account)) !== null,
        PATIENCE_MS,
      );
      expect(await northwind.statusOf(priya)).toMatchObject({
        consent: { status: 'given', medium: 'web' },
      });
      const hana = { kind: 'account', account: northwind.admin.account } as const;
      const accounts = [priya.account];
      const review = await northwind.station.service.draftBroadcast(hana, {
        kind: 'people',
        accounts,
      });
      expect(review.leftOut.map(({ reason }) => reason)).toEqual(['already_agreed']);
      await priya.types('/sms-consent stop');
      expect((await northwind.statusOf(priya)).consent).toMatchObject({ status: 'withdrawn' });
    }, 60_000);

    it('leaves a ledger that verifies', async () => {
      expect((await northwind.rollcall('verify')).code).toBe(0);
    }, 60_000);
  },
  { baseUrl: BASE_URL },
);
