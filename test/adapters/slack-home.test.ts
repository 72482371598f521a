import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { UncertainError } from '../../src/errors.ts';
import { type Bench, openBench } from '../support/slack.ts';
import * as facts from '../support/slack-facts.ts';

const BEN = 'Ben Whitaker';

describe('the Home tab', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  afterEach(() => bench.close());

  it('shows an employee their own standing, the exact text and the two ways out, and nothing of others', async () => {
    bench.answers('isAdmin', async () => false);
    const home = await bench.sandbox.person(BEN).opensHome();
    expect(home?.text()).toContain('You agreed');
    expect(home?.text()).toContain(facts.TEXT);
    expect(home?.buttons()).toEqual(['Change number', 'Withdraw', 'Download my record']);
    expect(home?.text()).not.toContain('Next step');
    expect(bench.of('overview')).toEqual([]);
  });

  it('lets an employee answer a request that waits', async () => {
    bench.answers('isAdmin', async () => false);
    bench.answers('status', async () =>
      facts.status({ consent: null, openDeliveryId: 'dlv_0007' }),
    );
    const ben = bench.sandbox.person(BEN);
    const home = await ben.opensHome();
    expect(home?.text()).toContain('waiting for your answer');
    await ben.presses('Review and agree');
    await eventually(() => ben.modal()?.callbackId === 'consent.agree');
    expect(bench.of('openForm')).toEqual([[bench.account(BEN), 'dlv_0007']]);
  });

  it('tells somebody who was never asked that nothing is texted', async () => {
    bench.answers('isAdmin', async () => false);
    bench.answers('status', async () => null);
    const home = await bench.sandbox.person(BEN).opensHome();
    expect(home?.text()).toContain('You have not been asked');
    expect(home?.buttons()).toEqual([]);
  });

  it('shows an admin the next step, the campaign, progress and numbers with their warnings', async () => {
    bench.answers('overview', async () =>
      facts.overview({
        numbers: facts.numbersReport({ warnings: ['512-555-0103 is missing in the wording.'] }),
      }),
    );
    const home = await bench.sandbox.person('Hana Reyes').opensHome();
    expect(home?.text()).toContain('Next step:* Wait for 7 of 84 answers');
    expect(home?.text()).toContain('91 % answered');
    expect(home?.text()).toContain('512-555-0101 Dispatch, may text 71 people');
    expect(home?.text()).toContain('512-555-0103 is missing');
    expect(home?.buttons().slice(0, 5)).toEqual([
      'Change the campaign',
      'Company and texts',
      'Ask for consent',
      'Add a number',
      'Send me the summary',
    ]);
  });

  it.each([
    ['Change the campaign', 'campaign.set'],
    ['Company and texts', 'campaign.details_set'],
    ['Ask for consent', 'broadcast.draft'],
    ['Add a number', 'number.add'],
  ])('opens the form behind "%s"', async (button, callback) => {
    const hana = bench.sandbox.person('Hana Reyes');
    await hana.opensHome();
    await hana.presses(button);
    await eventually(() => hana.modal()?.callbackId === callback);
  });

  it('sends the summary from Home', async () => {
    const hana = bench.sandbox.person('Hana Reyes');
    await hana.opensHome();
    await hana.presses('Send me the summary');
    await eventually(() => hana.files().length === 1);
  });

  it('is drawn anew after a person’s own act, and only then', async () => {
    const ben = bench.sandbox.person(BEN);
    const request = {
      deliveryId: 'dlv_0001',
      notice: facts.notice(),
      brand: 'N',
      supportEmail: 'hr@northwindfs.example',
    };
    await bench.door.chat.request(bench.account(BEN), request);
    expect(ben.home()).toBeNull();
    await ben.presses('No thanks');
    await eventually(() => ben.home());
  });
});

describe('what Slack tells unasked', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  afterEach(() => bench.close());

  it('records a written wish to stop, with the very words, and confirms once', async () => {
    bench.answers('hear', async () =>
      facts.recorded({ consent: facts.consent({ status: 'withdrawn' }) }),
    );
    const ben = bench.sandbox.person(BEN);
    await ben.writes('stop <now> & please');
    await eventually(() => ben.newestMessage()?.text().includes('no more work text messages'));
    const [[heard]] = bench.of('hear') as [[{ account: string; words: string; actId: string }]];
    expect(heard).toMatchObject({ account: bench.account(BEN), words: 'stop <now> & please' });
    expect(heard.actId).toMatch(/^slack:message:D\w+:\d+\.\d+$/u);
  });

  it('gives the same id to the same message when Slack sends the event again', async () => {
    const event = {
      type: 'message',
      channel_type: 'im',
      channel: 'D1',
      user: 'U0NWFS0017',
      text: 'STOP',
      ts: '1700000000.000100',
    };
    await bench.sandbox.sendsEvent(event);
    await bench.sandbox.sendsEvent(event);
    await eventually(() => bench.of('hear').length === 2);
    const ids = (bench.of('hear') as [{ actId: string }][]).map(([{ actId }]) => actId);
    expect(ids).toEqual([
      'slack:message:D1:1700000000.000100',
      'slack:message:D1:1700000000.000100',
    ]);
  });

  it('answers any other words with a short friendly help', async () => {
    const ben = bench.sandbox.person(BEN);
    await ben.writes('hello there');
    await eventually(() => ben.newestMessage()?.text().includes('write STOP here'));
  });

  it('ignores edits, bots and other channels', async () => {
    const event = {
      type: 'message',
      channel: 'D1',
      user: 'U0NWFS0017',
      text: 'STOP',
      ts: '1700000000.000100',
    };
    for (const odd of [
      { ...event, channel_type: 'channel' },
      { ...event, channel_type: 'im', subtype: 'message_changed' },
      { ...event, channel_type: 'im', bot_id: 'B1' },
      { ...event, channel_type: 'im', text: ' ' },
      { ...event, channel_type: 'im', user: undefined },
    ]) {
      expect((await bench.sandbox.sendsEvent(odd)).status).toBe(200);
    }
    expect(bench.of('hear')).toEqual([]);
  });

  it('suppresses a person at once who leaves, and nobody whose profile merely changes', async () => {
    await bench.sandbox.changes(BEN, { title: 'Foreman' });
    await bench.sandbox.leaves('Omar Saleh');
    await eventually(() => bench.of('employeeLeft').length > 0);
    expect(bench.of('employeeLeft')).toEqual([
      [bench.account('Omar Saleh'), 'deactivated in Slack'],
    ]);
    expect(bench.of('employeeReturned')).toEqual([[bench.account(BEN)]]);
  });

  it('keeps at it until it is certain that a person’s leaving was kept', async () => {
    const before = bench.of('employeeLeft').length;
    bench.answers('employeeLeft', async () => {
      if (bench.of('employeeLeft').length === before + 1) throw new UncertainError('x');
    });
    expect((await bench.sandbox.leaves(BEN)).status).toBe(200);
    expect(bench.of('employeeLeft').length).toBe(before + 2);
  });

  it('lets Slack send again what could not be kept, and says 500 while it cannot', async () => {
    const before = bench.of('employeeLeft').length;
    let fails = 1;
    bench.answers('employeeLeft', async () => {
      if (fails-- > 0) throw new Error('the disk is full');
    });
    expect((await bench.sandbox.leaves(BEN)).status).toBe(200);
    expect(bench.of('employeeLeft').length).toBe(before + 2);

    fails = 2;
    expect((await bench.sandbox.leaves(BEN)).status).toBe(500);
    expect(bench.logged.at(-1)).toMatchObject({ level: 'error' });
  });

  it('warns when the app is removed', async () => {
    await bench.sandbox.uninstalls();
    await eventually(() =>
      bench.logged.some(({ sentence }) =>
        sentence.includes('was removed from the Slack workspace'),
      ),
    );
  });
});
