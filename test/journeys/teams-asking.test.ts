import { beforeAll, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { OPERATOR } from '../../src/command-line/outcome.ts';
import { journey } from '../support/company.ts';
import { PATIENCE_MS } from '../support/worker.ts';

const SETUP = {
  companyName: 'Northwind Field Services LLC',
  displayName: 'Northwind Field Services',
  email: 'hr@northwindfs.example',
  phone: '512-555-0100',
  website: 'https://www.northwindfs.example',
  messageTypes: 'shift changes\nschedule updates\nreplies to questions',
  frequency: 'Message frequency varies',
  privacyPolicyLink: 'https://www.northwindfs.example/privacy',
  termsAndConditionsLink: 'https://www.northwindfs.example/sms-terms',
  evidenceUrl: 'https://www.northwindfs.example/sms-consent',
} as const;

journey(
  'from nothing to a registration, in Teams',
  (northwind) => {
    const hana = () => northwind.colleague('Hana Reyes');
    const nia = () => northwind.colleague('Nia Bekele');
    /** She is recognised by her work e-mail a moment after the app is installed for her. */
    beforeAll(async () => {
      const { service } = northwind.station;
      await eventually(() => service.isAdmin(hana().account), PATIENCE_MS);
    });

    it('the admin is told what comes next, and defines the campaign on a card', async () => {
      await hana().writes('help');
      await hana().reads('Set up the campaign');
      await hana().writes('setup');
      await hana().reads('Fill this in once.');
      for (const [field, value] of Object.entries(SETUP)) hana().fills(field, value);
      await hana().presses('Save');
      const saved = await hana().reads('Saved as campaign version 1');
      expect(saved.text()).toContain('I agree to receive');
    });

    it('a field that is not right is told on the form, and what was typed stays', async () => {
      const before = await northwind.size();
      await hana().writes('setup');
      await hana().reads('Fill this in once.');
      hana().fills('website', 'northwind dot example');
      await hana().presses('Save');
      const form = await hana().reads(/website/iu);
      expect(form.text()).not.toContain('Saved');
      expect(hana().value('website')).toBe('northwind dot example');
      expect(await northwind.size()).toBe(before);
    });

    it('adds the numbers, and the list names them', async () => {
      for (const [phone, label] of [
        ['(512) 555-0101', 'Dispatch'],
        ['512.555.0102', 'Safety line'],
        ['512 555 0103', 'Old line'],
      ] as const) {
        await hana().writes('numbers add');
        await hana().reads('What it is called');
        hana().fills('phone', phone);
        hana().fills('label', label);
        hana().fills('owner', 'Dispatch');
        hana().fills('provider', 'RingCentral');
        await hana().presses('Add');
        await hana().reads(new RegExp(`in use.*${label}`, 'su'));
      }
      await hana().writes('numbers');
      const list = await hana().reads('512-555-0103');
      for (const number of ['512-555-0101', '512-555-0102']) expect(list.text()).toContain(number);
    });

    it('assigns one to somebody else and retires another', async () => {
      await hana().writes('numbers assign 0102');
      await hana().reads('What it is called');
      hana().fills('owner', 'Safety');
      await hana().presses('Save');
      await hana().reads(/Safety line.*Safety, company line/su);
      await hana().writes('numbers retire 0103');
      await hana().presses('Retire');
      await hana().presses('Retire it');
      await hana().reads('Retired numbers kept in the history: 1');
      const kinds = (await northwind.entries()).map(({ fact }) => fact.kind as string);
      expect(kinds.filter((kind) => kind.startsWith('Number'))).toEqual([
        'NumberAdded',
        'NumberAdded',
        'NumberAdded',
        'NumberAssigned',
        'NumberRetired',
      ]);
    });

    it('saves the campaign anew, so that the wording names the numbers in use', async () => {
      await hana().writes('setup');
      await hana().reads('Fill this in once.');
      await hana().presses('Save');
      const saved = await hana().reads(/Saved as campaign version .*512-555-0102/su);
      expect(saved.text()).not.toContain('512-555-0103');
    });

    it('reviews the very message, who gets it and who is left out, before anything is sent', async () => {
      await hana().writes('broadcast');
      await hana().reads('Whom do you want to ask?');
      hana().chooses('audience', 'The members of a team');
      hana().fills('team', '19:fieldcrew0000000000000000000000@thread.tacv2');
      await hana().presses('Review');
      const review = await hana().reads('left out');
      for (const name of ['Rita Lang', 'Visitor 4']) expect(review.text()).toContain(name);
      expect(review.text()).toContain('512-555-0101');
      expect(review.buttons()).toContain('Send to 15 people');
      expect(nia().messages()).toEqual([]);
    });

    it('names everybody who was not found on a list, with the line', async () => {
      await hana().writes('broadcast');
      await hana().reads('Whom do you want to ask?');
      hana().chooses('audience', 'A list');
      hana().fills(
        'csv',
        [
          'email',
          'nia.bekele@northwindfs.example',
          'nobody@northwindfs.example',
          'NIA.BEKELE@northwindfs.example',
        ].join('\n'),
      );
      await hana().presses('Review');
      const review = await hana().reads('1 person');
      expect(review.text()).toContain('nobody@northwindfs.example (line 3)');
      expect(review.text()).toContain('Nia Bekele (line 4)');
      expect(review.buttons()).toContain('Send to 1 person');
    });

    it('sends one message to each who has the app, and shows the progress', async () => {
      await hana().writes('broadcast');
      await hana().reads('Whom do you want to ask?');
      await hana().presses('Review');
      const review = await hana().reads('everyone who has the app in Teams');
      expect(review.buttons()).toContain('Send to 13 people');
      await hana().presses('Send to 13 people');
      await hana().reads('On its way');
      await eventually(async () => (await northwind.counts()).sent === 13, PATIENCE_MS);
      await nia().reads('may we text you about work?');
      await hana().reads('Consent requests');
      const { requests } = northwind.running.sandbox.teams;
      const asked = requests.filter(
        ({ operation, body }) =>
          operation === 'sendToConversation' && JSON.stringify(body).includes('consent.decline'),
      );
      expect(new Set(asked.map(({ id }) => id)).size).toBe(13);
    });

    it('a person reads the whole text, types a number, agrees and has a receipt', async () => {
      const request = await nia().reads('may we text you about work?');
      expect(request.text()).toContain('512-555-0101');
      await nia().presses('Review and agree');
      expect(nia().value('phone')).toBe('');
      expect(nia().value('agree')).toBe('false');
      nia().fills('phone', '(210) 555-0131');
      nia().ticks('agree');
      await nia().presses('I agree');
      const receipt = await nia().reads('You agreed to work text messages');
      expect(receipt.text()).toContain('0131');
      expect(receipt.text()).not.toContain('210');
      expect(receipt.buttons().slice(0, 2)).toEqual(['Withdraw', 'Change number']);
      const open = nia().messages();
      expect(open.filter((one) => one.buttons().includes('Review and agree'))).toEqual([]);
      expect(await northwind.answersOf(nia())).toEqual(['ConsentGiven']);
    });

    it('another says no with one press', async () => {
      const tariq = northwind.colleague('Tariq Mansour');
      await tariq.presses('No thanks');
      await tariq.reads('Thanks for answering');
      expect(await northwind.answersOf(tariq)).toEqual(['ConsentRefused']);
    });

    it('the admin’s card shows the counts and never who declined', async () => {
      const { running, station } = northwind;
      const cards = hana().messages().length;
      running.clock.advance(120_000);
      await station.service.showProgress();
      const progress = await hana().reads(/Consent requests: sent.*Agreed: 1\s+Declined: 1/su);
      expect(progress.text()).toContain('Waiting: 11');
      expect(progress.text()).not.toMatch(/Tariq|Bekele/su);
      expect(hana().messages()).toHaveLength(cards);
      await hana().writes('status');
      await hana().reads(/Latest broadcast.*Declined: 1/su);
    });

    const offers = () =>
      hana()
        .messages()
        .filter(({ message }) => JSON.stringify(message).includes('file.consent')).length;

    it('the summary comes as text to paste and as files, without anybody’s name or number', async () => {
      await hana().writes('summary');
      const shown = await hana().reads('messageFlow');
      await eventually(() => offers() === 2, PATIENCE_MS);
      await hana().acceptsFile('.md');
      await hana().acceptsFile('.pdf');
      const named = (end: string) =>
        hana()
          .files()
          .find(({ name }) => name.endsWith(end));
      const pdf = await eventually(() => named('.pdf'), PATIENCE_MS);
      expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
      const file = await eventually(() => named('.md'), PATIENCE_MS);
      expect(file.name).toBe('registration-summary-ringcentral.md');
      for (const text of [file.bytes.toString('utf8'), shown.text()]) {
        expect(text).toContain('ConversationsInternal');
        expect(text).toContain('512-555-0101');
        expect(text).toContain('Microsoft Teams');
        expect(text).not.toMatch(/Bekele|Tariq|12105550131|210-555-0131/su);
      }
    });

    it('the file can be refused: nothing is put anywhere, and nothing breaks', async () => {
      const files = hana().files().length;
      const before = offers();
      await hana().writes('summary portable');
      await eventually(() => offers() === before + 2, PATIENCE_MS);
      expect((await hana().declinesFile()).status).toBe(200);
      await hana().writes('help');
      await hana().reads('what I can do');
      expect(hana().files()).toHaveLength(files);
    });

    it('one person’s evidence shows nobody else', async () => {
      const bundle = await northwind.station.service.evidence(OPERATOR, '210-555-0131');
      const everything = bundle.files.map(({ text }) => text).join('\n');
      expect(everything).toContain('Nia Bekele');
      expect(everything).not.toMatch(/Tariq|Okafor|Reyes/su);
    });

    it('and the ledger verifies from the first entry to the last', async () => {
      expect(await northwind.station.service.verify()).toMatchObject({ ok: true, problems: [] });
      const kinds = (await northwind.entries()).map(({ fact }) => fact.kind);
      expect(kinds.filter((kind) => kind === 'ConsentRequested')).toHaveLength(13);
    });
  },
  { teams: true },
);
