import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { BusyError, InvalidInputError, UncertainError } from '../../src/errors.ts';
import type { Agree } from '../../src/service.ts';
import { openGate } from '../support/open-gate.ts';
import { type Bench, openBench } from '../support/slack.ts';
import * as facts from '../support/slack-facts.ts';

const BEN = 'Ben Whitaker';

describe('agreeing in Slack', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  afterEach(() => bench.close());

  const ask = async () => {
    const request = {
      deliveryId: 'dlv_0001',
      notice: facts.notice(),
      brand: 'Northwind Field Services',
      supportEmail: 'hr@northwindfs.example',
    };
    return bench.door.chat.request(bench.account(BEN), request);
  };
  const fillIn = async () => {
    const ben = bench.sandbox.person(BEN);
    await ben.presses('Review and agree');
    await ben.fills('phone', '737-555-0116');
    await ben.ticks('agree');
    return ben;
  };

  it('shows the full notice, why it came, and two buttons of equal weight', async () => {
    await ask();
    const message = bench.sandbox.person(BEN).newestMessage();
    expect(message?.text()).toContain(facts.TEXT);
    expect(message?.text()).toContain('Why am I getting this?');
    expect(message?.text()).toContain('not a condition of employment');
    expect(message?.buttons()).toEqual(['Review and agree', 'No thanks']);
    const actions = message?.message.blocks.find(({ type }) => type === 'actions');
    const elements = actions?.elements as Record<string, unknown>[];
    expect(elements.map(({ style }) => style)).toEqual([undefined, undefined]);
    expect(elements.map(({ value }) => value)).toEqual(['dlv_0001', 'dlv_0001']);
    expect(elements.map(({ action_id }) => action_id)).toEqual([
      'consent.review',
      'consent.decline',
    ]);
    expect(message?.message.metadata).toEqual({
      event_type: 'rollcall_consent_request',
      event_payload: { delivery_id: 'dlv_0001' },
    });
  });

  it('opens a form with the exact text, an empty number and an unticked box', async () => {
    await ask();
    const ben = bench.sandbox.person(BEN);
    await ben.presses('Review and agree');
    const form = ben.modal();
    expect(form?.callbackId).toBe('consent.agree');
    expect(form?.submit).toBe('I agree');
    expect(form?.text()).toContain(facts.TEXT);
    expect(form?.text()).toContain(facts.notice().labels.tick);
    expect(form?.value('phone')).toBeNull();
    expect(JSON.stringify(form?.blocks)).not.toMatch(/initial_(?:value|options)/u);
    expect(JSON.parse(String(form?.view.payload.private_metadata))).toEqual({
      d: 'dlv_0001',
      n: facts.DIGEST,
    });
  });

  it('records the answer with the view as its id and replaces the request by the receipt', async () => {
    const message = await ask();
    bench.answers('agree', async () => facts.recorded({ message }));
    const ben = await fillIn();
    const viewId = ben.modal()?.view.id;
    expect(await ben.submits()).toEqual({});
    expect(ben.modal()).toBeNull();
    const [[command]] = bench.of('agree') as [[Agree]];
    expect(command).toMatchObject({
      account: bench.account(BEN),
      deliveryId: 'dlv_0001',
      noticeDigest: facts.DIGEST,
      phone: '737-555-0116',
      ticked: true,
      actId: `slack:${viewId}`,
      renderer: 'slack/1',
    });
    expect(command.platformAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/u);
    const shown = await eventually(() =>
      ben.newestMessage()?.text().includes('You agreed') ? ben.newestMessage() : null,
    );
    expect(shown.ts).toBe(message.message);
    expect(shown.text()).toContain(facts.TEXT);
    expect(shown.text()).toContain('ending in 0116');
    expect(shown.text()).not.toContain('7375550116');
    expect(shown.text()).toContain('version 3');
    expect(shown.text()).toContain('write STOP');
    expect(shown.buttons()).toEqual(['Withdraw', 'Change number', 'Download my record']);
  });

  it.each(['phone', 'agree'] as const)(
    'shows what is wrong with %s under that field',
    async (field) => {
      await ask();
      bench.answers('agree', () =>
        Promise.reject(new InvalidInputError(field, 'Please look here.')),
      );
      const ben = await fillIn();
      expect(await ben.submits()).toEqual({ [field]: 'Please look here.' });
      expect(ben.modal()?.callbackId).toBe('consent.agree');
    },
  );

  it('passes an unticked box on as unticked', async () => {
    await ask();
    bench.answers('agree', () => Promise.reject(new InvalidInputError('agree', 'Tick the box.')));
    const ben = bench.sandbox.person(BEN);
    await ben.presses('Review and agree');
    const payload = { ...viewSubmission(bench, ben), type: 'view_submission' };
    const answer = await ben.sends({ payload });
    expect(answer.json).toEqual({ response_action: 'errors', errors: { agree: 'Tick the box.' } });
    expect((bench.of('agree') as [[Agree]])[0][0].ticked).toBe(false);
  });

  it('shows the new wording when it changed while the form was open', async () => {
    await ask();
    bench.answers('agree', async () => ({
      kind: 'refused',
      reason: 'wording_changed',
      message: 'The wording changed.',
    }));
    bench.answers('openForm', async () => ({
      kind: 'form',
      deliveryId: 'dlv_0001',
      notice: facts.notice({ text: 'A new text.', digest: 'b'.repeat(64) }),
      campaign: facts.campaign(),
    }));
    const ben = await fillIn();
    await ben.submits();
    expect(ben.modal()?.text()).toContain('A new text.');
    expect(ben.modal()?.text()).toContain('nothing was recorded');
    expect(JSON.parse(String(ben.modal()?.view.payload.private_metadata)).n).toBe('b'.repeat(64));
  });

  it('says why when an answer is refused, and never thanks', async () => {
    await ask();
    bench.answers('agree', async () => ({
      kind: 'refused',
      reason: 'closed',
      message: 'This request is closed.',
    }));
    const ben = await fillIn();
    await ben.submits();
    expect(ben.modal()?.text()).toContain('This request is closed.');
    expect(ben.newestMessage()?.text()).not.toContain('You agreed');
  });

  it('repeats the same command while the store is unsure, and thanks once it is sure', async () => {
    const message = await ask();
    let tries = 0;
    bench.answers('agree', async () => {
      tries += 1;
      if (tries === 1) throw new UncertainError('unknown');
      if (tries === 2) throw new BusyError('busy');
      return facts.recorded({ message });
    });
    const ben = await fillIn();
    await ben.submits();
    await eventually(() => ben.newestMessage()?.text().includes('You agreed'));
    const ids = (bench.of('agree') as [Agree][]).map(([{ actId }]) => actId);
    expect(new Set(ids).size).toBe(1);
    expect(ids).toHaveLength(3);
  });

  it('answers in time with "checking" when saving takes longer, and settles afterwards', async () => {
    const message = await ask();
    const gate = openGate();
    bench.answers('agree', async () => {
      await gate.opened;
      return facts.recorded({ message });
    });
    const ben = await fillIn();
    await ben.submits();
    expect(ben.notices()).toEqual([]);
    expect(ben.modal()?.text()).toContain('checking that your answer was saved');
    expect(ben.newestMessage()?.text()).not.toContain('You agreed');
    gate.open();
    await eventually(() => ben.modal()?.text().includes('Your answer is saved'));
    await eventually(() => ben.newestMessage()?.text().includes('You agreed'));
  });

  it('reports an unexpected failure kindly, and logs neither name, number nor text', async () => {
    await ask();
    bench.answers('agree', () => Promise.reject(new Error('secret 737-555-0116')));
    const ben = await fillIn();
    await ben.submits();
    expect(ben.modal()?.text()).toContain('Please try again');
    expect(ben.modal()?.text()).not.toContain('secret');
    expect(bench.logged.some(({ level }) => level === 'error')).toBe(true);
    expect(JSON.stringify(bench.logged)).not.toMatch(/737|Ben|secret|agree to receive/u);
  });
});

function viewSubmission(bench: Bench, ben: ReturnType<Bench['sandbox']['person']>) {
  const view = ben.modal()?.view;
  return {
    team: { id: bench.sandbox.workspace.teamId, domain: 'northwindfs' },
    user: { id: ben.person.id, name: ben.person.name, team_id: bench.sandbox.workspace.teamId },
    api_app_id: 'A0ROLLCALL',
    token: 'x',
    trigger_id: '1.2.3',
    view: {
      ...view?.payload,
      id: view?.id,
      root_view_id: view?.rootViewId,
      state: { values: { agree: { agree: { type: 'checkboxes', selected_options: [] } } } },
    },
  };
}
