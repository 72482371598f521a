import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
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

journey('from nothing to a registration', (northwind) => {
  it('the admin is told what comes next, and defines the campaign in a form', async () => {
    const { admin } = northwind;
    await admin.opensHome();
    await admin.readsAtHome('Set up the campaign');

    await admin.types('/sms-consent setup');
    await admin.readsInWindow('Set up the campaign');
    for (const [field, value] of Object.entries(SETUP)) await admin.fills(field, value);
    expect(await admin.submits()).toEqual({});

    const saved = await admin.readsInWindow('Saved as campaign version 1');
    expect(saved.text()).toContain('I agree to receive');
    await admin.clears();
  });

  it('adds the numbers, and the wording names them', async () => {
    const { admin } = northwind;
    for (const [phone, label] of [
      ['(512) 555-0101', 'Dispatch'],
      ['512.555.0102', 'Safety line'],
    ] as const) {
      await admin.types('/sms-consent numbers add');
      await admin.readsInWindow('Add a sending number');
      await admin.fills('phone', phone);
      await admin.fills('label', label);
      await admin.fills('owner', 'Dispatch');
      await admin.fills('provider', 'RingCentral');
      expect(await admin.submits()).toEqual({});
      await admin.readsInWindow(`${label} is in use now.`);
      await admin.clears();
    }
    const [answer] = await admin.types('/sms-consent numbers');
    expect(answer?.text()).toContain('512-555-0101');
    expect(answer?.text()).toContain('512-555-0102');
  });

  it('reviews the very message, who gets it and who is left out, before anything is sent', async () => {
    const { admin } = northwind;
    const ben = northwind.person('Ben Whitaker');
    await admin.types('/sms-consent broadcast');
    await admin.readsInWindow('Whom do you want to ask?');
    await admin.submits();

    const review = await admin.readsInWindow('left out');
    expect(review.submit).toBe('Send to 18 people');
    expect(review.text()).toContain('*18 people* of everyone in Northwind Field Services');
    for (const name of ['Rita Lang', 'Paul Weiss', 'Nora Field', 'Kurt Vance', 'Slackbot']) {
      expect(review.text()).toContain(name);
    }
    expect(review.text()).toContain('512-555-0101');
    expect(ben.messages()).toEqual([]);
  });

  it('sends one message to each of the 18 and shows the progress', async () => {
    const { admin } = northwind;
    await admin.submits();
    await admin.readsInWindow('18 people');
    await admin.clears();

    await eventually(async () => (await northwind.counts()).sent === 18, PATIENCE_MS);
    const requests = northwind.slack.requests.filter(({ method, args }) => {
      return method === 'chat.postMessage' && args.metadata !== undefined;
    });
    expect(requests).toHaveLength(18);
    expect(new Set(requests.map(({ args }) => args.channel)).size).toBe(18);
    await northwind.person('Ben Whitaker').reads('may we text you about work?');
    await admin.reads('Consent requests');
  });

  it('a person reads the whole text, types a number, agrees and has a receipt', async () => {
    const ben = northwind.person('Ben Whitaker');
    const form = await ben.opens('Review and agree');
    expect(form.text()).toContain('512-555-0101');
    expect(form.value('phone')).toBeNull();
    expect(form.value('agree')).toEqual([]);
    await ben.fills('phone', '(737) 555-0116');
    await ben.ticks('agree');
    expect(await ben.submits()).toEqual({});

    const receipt = await ben.reads('You agreed to work text messages');
    expect(receipt.text()).toContain('0116');
    expect(receipt.text()).not.toContain('737');
    expect(receipt.buttons()).toEqual(['Withdraw', 'Change number', 'Download my record']);
    expect(ben.messages().filter((one) => one.buttons().includes('Review and agree'))).toEqual([]);
    expect(await northwind.answersOf(ben)).toEqual(['ConsentGiven']);
  });

  it('another says no with one press', async () => {
    const priya = northwind.person('Priya Raman');
    await priya.presses('No thanks');
    await priya.reads('Thanks for answering');
    expect(await northwind.answersOf(priya)).toEqual(['ConsentRefused']);
  });

  it('the admin’s message shows the counts and never who declined', async () => {
    const { admin, running, station } = northwind;
    running.clock.advance(120_000);
    await station.service.showProgress();
    const progress = await admin.reads(/Agreed:\* 1\s+\*Declined:\* 1\s+\*Waiting:\* 16/u);
    expect(progress.text()).toContain('Consent requests: sent');
    expect(progress.text()).not.toMatch(/Priya|Whitaker/u);
    const [answer] = await admin.types('/sms-consent status');
    expect(answer?.text()).toContain('*Declined:* 1');
  });

  it('the summary comes as a file and as text to paste, without anybody’s name or number', async () => {
    const { admin } = northwind;
    const [answer] = await admin.types('/sms-consent summary');
    expect(answer?.text()).toMatch(/summary/iu);
    const file = await eventually(
      () => admin.files().find(({ name }) => name === 'registration-summary-ringcentral.md'),
      PATIENCE_MS,
    );
    const shown = await admin.reads('messageFlow');
    for (const text of [file.bytes.toString('utf8'), shown.text()]) {
      expect(text).toContain('ConversationsInternal');
      expect(text).toContain('512-555-0101');
      expect(text).toMatch(/18/u);
      expect(text).not.toMatch(/Whitaker|Priya|7375550116|737-555-0116/u);
    }
  });

  it('one person’s evidence verifies alone and shows nobody else', async () => {
    const outcome = await northwind.rollcall('evidence', { employee: '+17375550116' });
    expect(outcome.code).toBe(0);
    const bundle = await northwind.station.service.evidence(OPERATOR, '737-555-0116');
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-evidence-'));
    try {
      for (const { path, text } of bundle.files) writeFileSync(join(folder, path), text);
      const said = execFileSync(process.execPath, ['verify.mjs'], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(said).not.toBe('');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    const everything = bundle.files.map(({ text }) => text).join('\n');
    expect(everything).toContain('Ben Whitaker');
    expect(everything).not.toMatch(/Priya|Okafor|Grant/u);
  });

  it('and the ledger verifies from the first entry to the last', async () => {
    const verification = await northwind.station.service.verify();
    expect(verification).toMatchObject({ ok: true, problems: [] });
    const kinds = (await northwind.entries()).map(({ fact }) => fact.kind);
    expect(kinds.filter((kind) => kind === 'ConsentRequested')).toHaveLength(18);
    expect(kinds.filter((kind) => kind === 'SummaryIssued')).toHaveLength(1);
  });
});
