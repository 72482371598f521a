import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { NotAllowedError } from '../../src/errors.ts';
import type { Withdraw } from '../../src/service.ts';
import { openGate } from '../support/open-gate.ts';
import { type Bench, openBench } from '../support/slack.ts';
import * as facts from '../support/slack-facts.ts';

describe('/sms-consent', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  afterEach(() => bench.close());

  const hana = () => bench.sandbox.person('Hana Reyes');
  const answer = async (line: string) => {
    const shown = await hana().types(`/sms-consent ${line}`.trim());
    expect(shown.every(({ isEphemeral }) => isEphemeral)).toBe(true);
    return shown.map((one) => one.text()).join('\n');
  };
  const noAdmin = () => bench.answers('isAdmin', async () => false);

  it('shows an admin everything it can do, and others only their own part', async () => {
    expect(await answer('help')).toContain('/sms-consent broadcast');
    noAdmin();
    const own = await answer('');
    expect(own).toContain('/sms-consent stop');
    expect(own).not.toContain('/sms-consent broadcast');
  });

  it('answers an unknown word with the list of known ones', async () => {
    expect(await answer('bradcast')).toContain('I do not know “bradcast”');
  });

  it.each(['setup', 'numbers', 'numbers add', 'broadcast', 'summary', 'check <@U0NWFS0017|ben>'])(
    'refuses "%s" politely to others and says who the admins are',
    async (line) => {
      noAdmin();
      const text = await answer(line);
      expect(text).toContain('only an admin');
      expect(text).toContain('Hana Reyes');
      expect(hana().modal()).toBeNull();
      expect(bench.asked.map(({ verb }) => verb)).toEqual(['isAdmin', 'adminNames']);
    },
  );

  it('passes on a refusal of the service word for word', async () => {
    bench.answers('numbers', () =>
      Promise.reject(
        new NotAllowedError('Only an admin can see the numbers. Ask Hana Reyes.', ['Hana Reyes']),
      ),
    );
    expect(await answer('numbers')).toBe('Only an admin can see the numbers. Ask Hana Reyes.');
  });

  it('shows an admin the counts with a bar, and a person their own standing', async () => {
    expect(await answer('status')).toMatch(/█+░+ {2}91 % answered/u);
    noAdmin();
    const own = await answer('status');
    expect(own).toContain('You agreed');
    expect(own).toContain(facts.TEXT);
    expect(own).not.toContain('answered\n');
    expect(own).not.toContain('71');
  });

  it('stops all texts, whoever asks', async () => {
    noAdmin();
    expect(await answer('stop')).toContain('no more work text messages');
    const [[command]] = bench.of('withdraw') as [[Withdraw]];
    expect(command).toMatchObject({
      account: bench.account('Hana Reyes'),
      means: 'command',
      words: null,
    });
    expect(command.actId).toMatch(/^slack:command:\S+$/u);
  });

  it('says so when there is nothing to stop', async () => {
    bench.answers('withdraw', async () => ({
      kind: 'refused',
      reason: 'nothing_to_withdraw',
      message: 'You get no work texts from us.',
    }));
    expect(await answer('stop')).toBe('You get no work texts from us.');
  });

  it('tells an admin whether a person may be texted, with the last four digits only', async () => {
    const text = await answer('check <@U0NWFS0017|ben.whitaker>');
    expect(bench.of('check')[0]?.[1]).toBe('slack:T0NORTHWND:U0NWFS0017');
    expect(text).toContain('May be texted now.');
    expect(text).toContain('ending in 0116');
    expect(text).toContain('512-555-0101');
    expect(text).not.toContain('737');
  });

  it('says that a person who was never asked must not be texted', async () => {
    bench.answers('check', async () => null);
    expect(await answer('check <@U0NWFS0017>')).toContain('Must not be texted');
  });

  it('asks for a name when the person cannot be read', async () => {
    expect(await answer('check ben')).toContain('name the person with @');
  });

  it('lists the numbers with their warnings and a way to change each', async () => {
    bench.answers('numbers', async () =>
      facts.numbersReport({ warnings: ['512-555-0103 is not named in the wording in force.'] }),
    );
    const [shown] = await hana().types('/sms-consent numbers');
    expect(shown?.text()).toContain('512-555-0103 is not named');
    expect(shown?.text()).toContain('512-555-0101');
    expect(shown?.buttons()).toEqual(['Assign', 'Retire', 'Assign', 'Retire', 'Add a number']);
  });

  it('adds a number through a form', async () => {
    await hana().types('/sms-consent numbers add');
    await eventually(() => hana().modal()?.callbackId === 'number.add');
    await hana().fills('phone', '512-555-0103');
    await hana().fills('label', 'Yard');
    await hana().fills('owner', 'Yard team');
    await hana().fills('provider', 'RingCentral');
    await hana().selects('use', 'Only sends');
    expect(await hana().submits()).toEqual({});
    expect(bench.of('addNumber')[0]?.[1]).toEqual({
      phone: '512-555-0103',
      label: 'Yard',
      owner: { kind: 'team', name: 'Yard team' },
      kind: 'company_line',
      use: 'sends',
      provider: 'RingCentral',
    });
  });

  it('assigns a number found by its last digits, and takes the number itself from the register', async () => {
    await hana().types('/sms-consent numbers assign 0102');
    await eventually(() => hana().modal()?.callbackId === 'number.assign');
    expect(hana().modal()?.value('label')).toBe('Night desk');
    await hana().fills('owner', 'Night team');
    await hana().submits();
    expect(bench.of('assignNumber')[0]?.[1]).toMatchObject({
      phone: '+15125550102',
      owner: { kind: 'team', name: 'Night team' },
    });
  });

  it('retires a number from the list and shows the list anew', async () => {
    const [shown] = await hana().types('/sms-consent numbers retire 0102');
    bench.answers('retireNumber', async () => {
      bench.answers('numbers', async () => facts.numbersReport({ inUse: [facts.number()] }));
      return facts.number();
    });
    await hana().presses('Retire', { message: shown?.message });
    expect(bench.of('retireNumber')[0]?.[1]).toBe('+15125550102');
    await eventually(() => !hana().ephemerals().at(-1)?.text().includes('512-555-0102'));
  });

  it('prefills the campaign form, keeps what only a file sets, and shows the text that results', async () => {
    await hana().types('/sms-consent setup');
    await eventually(() => hana().modal()?.callbackId === 'campaign.set');
    expect(hana().modal()?.value('email')).toBe('hr@northwindfs.example');
    await hana().fills('phone', '(512) 555-0199');
    await hana().fills('messageTypes', 'shift, safety updates\nreplies');
    expect(await hana().submits()).toEqual({});
    expect(bench.of('defineCampaign')[0]?.[1]).toMatchObject({
      brand: { phone: '+15125550199', displayName: 'Northwind Field Services' },
      messageTypes: ['shift', 'safety updates', 'replies'],
      samples: facts.campaign().definition.samples,
      provider: 'ringcentral',
    });
    expect(hana().modal()?.text()).toContain(facts.TEXT);
  });

  it('hands over the summary as a file and as text, and says where it went', async () => {
    expect(await answer('summary')).toContain('sent to your messages');
    expect(bench.of('summarize')[0]?.[1]).toEqual({ provider: 'ringcentral', checkPages: true });
    expect(hana().newestMessage()?.files).toHaveLength(1);
    expect(
      hana()
        .messages()
        .some((one) => one.text().includes('description')),
    ).toBe(true);
    expect(await answer('summary portable')).toContain('sent to your messages');
    expect(bench.of('summarize')[1]?.[1]).toMatchObject({ provider: 'portable' });
    expect(await answer('summary pigeon')).toContain('portable, ringcentral');
  });

  it('answers later, still only to the person, when the answer takes longer than Slack waits', async () => {
    const gate = openGate();
    bench.answers('numbers', async () => {
      await gate.opened;
      return facts.numbersReport();
    });
    expect(await answer('numbers')).toBe('');
    gate.open();
    const shown = await eventually(() => hana().ephemerals().at(-1));
    expect(shown.text()).toContain('Sending numbers in use');
    expect(hana().notices()).toEqual([]);
  });
});
