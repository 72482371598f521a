import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { callService } from '../../adapters/disk/command-socket.ts';
import { socketPath } from '../../src/command-line/house.ts';
import type { Options, Outcome } from '../../src/command-line/outcome.ts';
import { type Company, journey } from '../support/company.ts';

const CAMPAIGN = readFileSync(new URL('../../sandbox/campaign.yaml', import.meta.url), 'utf8');

/** As `rollcall` in a second terminal: over the socket of the running service where it has one. */
async function rollcall(
  northwind: Company,
  command: string,
  options: Options = {},
): Promise<Outcome> {
  if (northwind.store.name === 'postgres') return northwind.rollcall(command, options);
  const path = socketPath(northwind.station.house.config);
  return (await callService(path, { command, options })) as Outcome;
}

journey('rollcall in a second terminal', (northwind) => {
  const run = (command: string, options?: Options) => rollcall(northwind, command, options);

  it('on an empty ledger every question has an honest answer', async () => {
    expect(await run('campaign show')).toMatchObject({
      code: 1,
      json: { campaign: null, nextStep: expect.stringContaining('Set up the campaign') },
    });
    expect(await run('status')).toMatchObject({ code: 1, json: null });
    expect(await run('numbers list')).toMatchObject({ json: { inUse: [], retired: [] } });
    expect(await run('check', { phone: '737-555-0116' })).toMatchObject({
      code: 1,
      json: { mayText: false },
    });
    expect(await run('admins list')).toMatchObject({ code: 0, json: { admins: ['Hana Reyes'] } });
    expect(await run('verify')).toMatchObject({ code: 0, json: { ok: true, problems: [] } });
  });

  it('defines the campaign from a file, and shows it', async () => {
    await run('numbers add', { phone: '512-555-0101', label: 'Dispatch', team: 'Dispatch' });
    const set = await run('campaign set', { fileText: CAMPAIGN });
    expect(set).toMatchObject({
      code: 0,
      json: { campaign: { version: 1 }, notice: { version: 1, numbers: ['+15125550101'] } },
    });
    expect(set.text).toContain('Campaign version 1 is on record');
    const shown = await run('campaign show');
    expect(shown).toMatchObject({ code: 0, json: { campaign: { version: 1 } } });
    const again = await run('campaign set', { fileText: CAMPAIGN });
    expect(again).toMatchObject({ code: 0, json: { campaign: { version: 1 } } });
  });

  it('keeps the register of numbers', async () => {
    const added = await run('numbers add', {
      phone: '(512) 555-0102',
      label: 'Safety line',
      person: 'Marcus Bell',
      use: 'sends',
    });
    expect(added).toMatchObject({
      code: 0,
      json: { e164: '+15125550102', label: 'Safety line', use: 'sends', activeUntil: null },
    });
    const listed = await run('numbers list');
    expect(listed).toMatchObject({ code: 1, json: { inUse: [{}, { inNotice: false }] } });
    expect(listed.text).toContain('NOT in the notice in force');
    expect(await run('numbers assign', { phone: '5125550102', label: 'Safety' })).toMatchObject({
      code: 0,
      json: { label: 'Safety', owner: { kind: 'person', name: 'Marcus Bell' } },
    });
    expect(await run('numbers retire', { phone: '+15125550102' })).toMatchObject({
      code: 0,
      json: { e164: '+15125550102', activeUntil: expect.any(String) },
    });
    expect((await run('numbers list')).code).toBe(0);
  });

  it('follows a broadcast and the answers', async () => {
    await northwind.asks('Ben Whitaker', 'Grace Okafor', 'Omar Saleh');
    const ben = northwind.person('Ben Whitaker');
    await ben.agrees();
    await northwind.person('Grace Okafor').presses('No thanks');
    await northwind.person('Grace Okafor').reads('Thanks for answering');
    const status = await run('status');
    expect(status).toMatchObject({
      code: 0,
      json: { counts: { targeted: 3, sent: 3, agreed: 1, declined: 1, waiting: 1 } },
    });
    expect(status.text).toContain('3 asked: 1 agreed, 1 declined, 1 waiting');
    expect(status.text).not.toMatch(/Whitaker|Okafor/u);
    expect(await run('check', { phone: ben.mobile })).toMatchObject({
      code: 0,
      json: { mayText: true },
    });
  });

  it.each([
    ['pdf', '%PDF-'],
    ['xlsx', 'PK'],
    ['csv', '\ufefffield'],
    ['md', '# Text message'],
    ['txt', 'TEXT MESSAGE'],
    ['json', '{'],
  ])('writes the summary as %s', async (format, start) => {
    const made = await run('summary', { format, out: `summary.${format}` });
    expect(made.json).toMatchObject({ file: `summary.${format}`, format });
    const file = Buffer.from(made.files?.[0]?.base64 ?? '', 'base64').toString('utf8');
    expect(file.replaceAll('"', '').startsWith(start)).toBe(true);
    expect(file).not.toMatch(/Whitaker|7375550116/u);
  });

  it.each(['ringcentral', 'portable'])('writes the summary for %s', async (provider) => {
    const summary = await run('summary', { provider });
    expect(summary.json).toMatchObject({
      provider,
      ready: true,
      blockers: [],
      counts: { targeted: 3, agreed: 1, declined: 1, waiting: 1 },
      store: northwind.store.name,
    });
    expect(summary.code).toBe(0);
    const markdown = await run('summary', { provider, markdown: true });
    expect(markdown.text).toMatch(/^# /u);
    expect(JSON.stringify(summary.json)).not.toMatch(/Whitaker|7375550116/u);
  });

  it('writes one person’s evidence to be saved where the command was typed', async () => {
    const { mobile } = northwind.person('Ben Whitaker');
    const evidence = await run('evidence', { employee: mobile, out: 'ben.zip' });
    expect(evidence).toMatchObject({
      code: 0,
      json: { file: 'ben.zip', contents: expect.arrayContaining(['verify.mjs', 'verify.py']) },
      files: [{ path: 'ben.zip' }],
    });
    const zip = Buffer.from(evidence.files?.[0]?.base64 ?? '', 'base64');
    expect(zip.subarray(0, 2).toString()).toBe('PK');
  });

  it('signs the ledger and verifies it', async () => {
    expect(await run('checkpoint')).toMatchObject({
      code: 0,
      json: { checkpoint: expect.stringMatching(/^northwindfs\.example\/rollcall\n\d+\n/u) },
    });
    const entries = await northwind.size();
    expect(await run('verify')).toMatchObject({ code: 0, json: { ok: true, entries } });
  });

  describe('wrong usage is exit code 2, one sentence, and changes nothing', () => {
    it.each<[string, Options, string]>([
      ['no such thing', {}, 'There is no such command.'],
      ['constructor', {}, 'There is no such command.'],
      ['campaign set', {}, 'The campaign file is empty'],
      ['campaign set', { fileText: 'brand: [' }, 'is not valid YAML'],
      ['numbers add', { phone: '512-555-0110' }, 'label is missing'],
      ['numbers add', { phone: '12', label: 'A', team: 'B' }, 'too short'],
      [
        'numbers add',
        { phone: '512-555-0110', label: 'A', team: 'B', use: 'x' },
        'use must be one of',
      ],
      ['numbers add', { phone: '512-555-0110', label: 'A', team: 'B', from: 'soon' }, 'not a date'],
      ['numbers assign', { phone: '512-555-0199' }, '512-555-0199'],
      ['numbers retire', {}, 'phone is missing'],
      ['check', { phone: 'abc' }, 'digits'],
      ['summary', { provider: 'acme' }, 'provider must be one of'],
      ['summary', { format: 'docx' }, 'format must be one of'],
      ['evidence', { employee: 'nobody@northwindfs.example' }, 'Nobody is on record'],
      ['evidence', {}, 'employee is missing'],
      ['admins grant', { account: 'Hana' }, 'must look like'],
    ])('%s %j', async (command, options, sentence) => {
      const before = await northwind.size();
      const outcome = await run(command, options);
      expect(outcome).toMatchObject({
        code: 2,
        json: { error: { code: expect.stringMatching(/^(?:USAGE|INVALID_INPUT)$/u) } },
      });
      expect(outcome.text).toContain(sentence);
      expect(outcome.text).not.toContain('    at ');
      expect(await northwind.size()).toBe(before);
    });
  });
});
