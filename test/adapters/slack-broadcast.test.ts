import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { InvalidInputError } from '../../src/errors.ts';
import { openGate } from '../support/open-gate.ts';
import { type Bench, openBench } from '../support/slack.ts';
import * as facts from '../support/slack-facts.ts';

describe('a broadcast from Slack', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench({
      ports: {
        readAudience: (bytes) => [
          { line: 2, email: Buffer.from(bytes).toString(), userId: null, name: null },
        ],
      },
    });
  });
  afterEach(() => bench.close());

  const hana = () => bench.sandbox.person('Hana Reyes');
  const draft = async () => {
    await hana().types('/sms-consent broadcast');
    await eventually(() => hana().modal()?.callbackId === 'broadcast.draft');
  };
  const choose = async (kind: string, field: string) => {
    await hana().selects('audience', kind);
    await eventually(() =>
      JSON.stringify(hana().modal()?.blocks).includes(`"block_id":"${field}"`),
    );
  };

  it('asks first whom, then shows the very message, the people left out and why, and sends only on confirmation', async () => {
    await draft();
    await hana().submits();
    expect(bench.of('draftBroadcast')[0]?.[1]).toEqual({ kind: 'workspace' });
    expect(bench.of('launchBroadcast')).toEqual([]);
    const review = hana().modal();
    expect(review?.callbackId).toBe('broadcast.review');
    expect(review?.submit).toBe('Send to 18 people');
    expect(review?.text()).toContain(facts.TEXT);
    expect(review?.buttons()).toEqual(['Review and agree', 'No thanks']);
    expect(review?.text()).toContain('Guests:* 1\nRita Guest');
    expect(review?.text()).toContain('less than a minute');
    await hana().submits();
    expect(bench.of('launchBroadcast')[0]?.[1]).toBe('drf_0001');
    expect(hana().modal()?.text()).toContain('On its way');
  });

  it('shows in the review exactly the blocks that are sent', async () => {
    await bench.door.chat.request(bench.account('Ben Whitaker'), {
      deliveryId: 'preview',
      notice: facts.notice(),
      brand: 'Northwind Field Services',
      supportEmail: 'hr@northwindfs.example',
    });
    await draft();
    await hana().submits();
    const strip = (blocks: readonly unknown[]) =>
      JSON.stringify(blocks).replace(/"block_id":"[^"]*",?/gu, '');
    const sent = bench.sandbox.person('Ben Whitaker').newestMessage()?.message.blocks ?? [];
    const shown = hana().modal()?.blocks.slice(-sent.length) ?? [];
    expect(strip(shown)).toBe(strip(sent));
  });

  it('does nothing when somebody presses the buttons of the preview', async () => {
    await draft();
    await hana().submits();
    await hana().presses('Review and agree');
    await hana().presses('No thanks');
    expect(bench.of('openForm')).toEqual([]);
    expect(bench.of('decline')).toEqual([]);
  });

  it('offers a channel, a user group, chosen people and a CSV, each with its own input', async () => {
    await draft();
    await choose('The members of a channel', 'channel');
    await hana().selects('channel', 'field-crew');
    await hana().submits();
    expect(bench.of('draftBroadcast')[0]?.[1]).toEqual({
      kind: 'channel',
      channelId: 'C0FIELDCRW',
    });
    await hana().closes();
    await draft();
    await choose('A user group', 'group');
    await hana().selects('group', 'Dispatch (@dispatch)');
    await hana().submits();
    expect(bench.of('draftBroadcast')[1]?.[1]).toEqual({ kind: 'group', groupId: 'S0DISPATCH' });
    await hana().closes();
    await draft();
    await choose('People I choose', 'people');
    await hana().selects('people', ['Ben Whitaker']);
    await hana().submits();
    expect(bench.of('draftBroadcast')[2]?.[1]).toEqual({
      kind: 'people',
      accounts: [bench.account('Ben Whitaker')],
    });
  });

  it('reads the people of an uploaded CSV', async () => {
    await draft();
    await choose('A list in a CSV file', 'csv');
    await hana().attaches('csv', {
      name: 'crew.csv',
      bytes: Buffer.from('ben.whitaker@northwindfs.example'),
    });
    await hana().submits();
    expect(bench.of('draftBroadcast')[0]?.[1]).toEqual({
      kind: 'csv',
      rows: [{ line: 2, email: 'ben.whitaker@northwindfs.example', userId: null, name: null }],
    });
  });

  it('asks for the CSV once more when it cannot be read from Slack', async () => {
    await draft();
    await choose('A list in a CSV file', 'csv');
    await hana().attaches('csv', { name: 'crew.csv', bytes: Buffer.from('x') });
    bench.sandbox.script({ method: 'files.info', kind: 'slack_error', error: 'file_not_found' });
    expect(await hana().submits()).toEqual({
      csv: expect.stringContaining('upload the CSV once more'),
    });
    expect(bench.of('draftBroadcast')).toEqual([]);
  });

  it('cannot be sent while something blocks it', async () => {
    bench.answers('draftBroadcast', async () =>
      facts.review({ blocked: ['CT04: the text does not say how often.'] }),
    );
    await draft();
    await hana().submits();
    expect(hana().modal()?.submit).toBe('');
    expect(hana().modal()?.text()).toContain('CT04: the text does not say how often.');
  });

  it('shows what is wrong with the audience under its field', async () => {
    bench.answers('draftBroadcast', () =>
      Promise.reject(new InvalidInputError('audience', 'Nobody is left to ask.')),
    );
    await draft();
    expect(await hana().submits()).toEqual({ audience: 'Nobody is left to ask.' });
  });

  it('says why when the launch is blocked after all', async () => {
    bench.answers('launchBroadcast', async () => ({
      kind: 'blocked',
      reasons: ['The wording changed.'],
    }));
    await draft();
    await hana().submits();
    await hana().submits();
    expect(hana().modal()?.text()).toContain('Nobody was asked');
    expect(hana().modal()?.text()).toContain('The wording changed.');
  });

  it('counts a large workspace in the open and shows the review when it is done', async () => {
    const gate = openGate();
    bench.answers('draftBroadcast', async () => {
      await gate.opened;
      return facts.review({ recipients: 10_000, estimatedMs: 2_000_000 });
    });
    await draft();
    await hana().submits();
    expect(hana().modal()?.text()).toContain('Counting people');
    gate.open();
    await eventually(() => hana().modal()?.callbackId === 'broadcast.review');
    expect(hana().modal()?.submit).toBe('Send to 10,000 people');
    expect(hana().modal()?.text()).toContain('about 33 minutes');
    expect(hana().notices()).toEqual([]);
  });

  it('shows the form again when a slow audience turns out to be unusable', async () => {
    const gate = openGate();
    bench.answers('draftBroadcast', async () => {
      await gate.opened;
      throw new InvalidInputError('csv', 'The CSV names nobody.');
    });
    await draft();
    await hana().submits();
    expect(hana().modal()?.text()).toContain('Counting people');
    gate.open();
    await eventually(() => hana().modal()?.callbackId === 'broadcast.draft');
    expect(hana().modal()?.text()).toContain('The CSV names nobody.');
  });

  it('stops a running broadcast from the progress message', async () => {
    await bench.door.chat.showProgress(
      { account: bench.account('Hana Reyes'), ref: null },
      { ...facts.broadcastStatus({ pending: 9 }), done: false },
    );
    await hana().presses('Stop sending');
    await eventually(() => hana().modal()?.text().includes('Nobody else will be asked'));
    expect(bench.of('cancelBroadcast')[0]?.[1]).toBe('brd_0001');
  });
});
