import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Agree, Decline } from '../../src/service.ts';
import { type Bench, openBench } from '../support/slack.ts';
import * as facts from '../support/slack-facts.ts';

/** What somebody might put where an opaque id belongs. */
const VALUES: readonly unknown[] = [
  'dlv_of_somebody_else',
  '',
  ' ',
  '0',
  "' OR 1=1 --",
  '../../etc/passwd',
  '<!channel>',
  '\u0000',
  '\ud800',
  'x'.repeat(5_000),
  null,
  0,
  1e308,
  true,
  [],
  ['dlv_0001'],
  {},
  { deliveryId: 'dlv_0001' },
  { toString: 'dlv_0001' },
  'constructor',
];

/** What somebody might put where the form keeps its ids. */
const METADATA: readonly unknown[] = [
  '',
  'x',
  'null',
  '[]',
  '[["d","dlv_0001"]]',
  '{"d":1,"n":2}',
  '{"d":{"a":1}}',
  '{"d":"dlv_of_somebody_else","n":"not a digest"}',
  '{"__proto__":{"d":"dlv_0001"}}',
  `{"d":"${'x'.repeat(2_000)}"}`,
  undefined,
  7,
  { d: 'dlv_0001' },
];

/** What somebody might put where the form keeps its answers. */
const STATES: readonly unknown[] = [
  undefined,
  null,
  {},
  [],
  { values: null },
  { values: [] },
  { values: { agree: { agree: { type: 'checkboxes', selected_options: null } } } },
  { values: { agree: { agree: { type: 'checkboxes', selected_options: 'agree' } } } },
  { values: { agree: { agree: { type: 'checkboxes', selected_options: [null] } } } },
  { values: { agree: { agree: { type: 'checkboxes', selected_options: [{ value: 'yes' }] } } } },
  {
    values: { agree: { agree: { type: 'checkboxes', selected_options: [{ value: ['agree'] }] } } },
  },
  { values: { agree: { agree: { type: 'button', value: 'agree' } } } },
  { values: { agree: { other: { type: 'checkboxes', selected_options: [{ value: 'agree' }] } } } },
  { values: { other: { agree: { type: 'checkboxes', selected_options: [{ value: 'agree' }] } } } },
  { values: { phone: { phone: { type: 'plain_text_input', value: { a: 1 } } } } },
  { values: { phone: { phone: { type: 'plain_text_input', value: ['737-555-0116'] } } } },
  { values: { phone: { phone: 'text' } } },
  { values: { phone: null } },
];

const BEN = 'Ben Whitaker';

describe('an altered payload', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
    bench.answers('openForm', async () => ({
      kind: 'refused',
      reason: 'unknown_request',
      message: 'Unknown request.',
    }));
    bench.answers('decline', async () => ({
      kind: 'refused',
      reason: 'unknown_request',
      message: 'Unknown request.',
    }));
    bench.answers('agree', async () => ({
      kind: 'refused',
      reason: 'unknown_request',
      message: 'Unknown request.',
    }));
    await bench.door.chat.request(bench.account(BEN), {
      deliveryId: 'dlv_0001',
      notice: facts.notice(),
      brand: 'N',
      supportEmail: 'hr@northwindfs.example',
    });
  });
  afterAll(() => bench.close());
  afterEach(() => {
    bench.asked.length = 0;
  });

  const ben = () => bench.sandbox.person(BEN);
  const pressed = (change: Record<string, unknown>) => {
    const payload = ben().pressPayload('No thanks');
    const [action] = payload.actions as Record<string, unknown>[];
    return { ...payload, actions: [{ ...action, ...change }] };
  };
  const submitted = (change: Record<string, unknown>) => {
    const { team, user, api_app_id, token, trigger_id } = ben().pressPayload('No thanks');
    const view = {
      id: 'V1',
      root_view_id: 'V1',
      type: 'modal',
      callback_id: 'consent.agree',
      hash: 'h',
      blocks: [],
      private_metadata: JSON.stringify({ d: 'dlv_0001', n: facts.DIGEST }),
      state: { values: {} },
    };
    return {
      type: 'view_submission',
      team,
      user,
      api_app_id,
      token,
      trigger_id,
      view: { ...view, ...change },
    };
  };
  const acts = () =>
    bench.asked.filter(({ verb }) => ['agree', 'decline', 'withdraw'].includes(verb));

  it.each(VALUES.map((value, i) => [i, value] as const))(
    'value %i of a button is passed on as an id or as none',
    async (_i, value) => {
      const { status } = await ben().sends({ payload: pressed({ value }) });
      expect(status).toBe(200);
      for (const { args } of acts()) {
        const { account, deliveryId } = args[0] as Decline;
        expect(account).toBe(bench.account(BEN));
        expect(typeof deliveryId).toBe('string');
        expect(deliveryId.length).toBeLessThanOrEqual(200);
        expect(['', value]).toContain(deliveryId);
      }
    },
  );

  it.each(METADATA.map((value, i) => [i, value] as const))(
    'metadata %i of the form gives ids or none',
    async (_i, private_metadata) => {
      const { status, json } = await ben().sends({ payload: submitted({ private_metadata }) });
      expect(status).toBe(200);
      expect(json).toMatchObject({ response_action: 'update' });
      const [{ args } = { args: [] }] = acts();
      const { account, deliveryId, noticeDigest } = args[0] as Agree;
      expect(account).toBe(bench.account(BEN));
      for (const id of [deliveryId, noticeDigest])
        expect(typeof id === 'string' && id.length <= 200).toBe(true);
    },
  );

  it.each([
    [{ root_view_id: 'V1', id: 'V2' }, 'slack:V1'],
    [{ root_view_id: false, id: 'V2' }, 'slack:V2'],
    [{ root_view_id: 'oLo', id: 'V2' }, 'slack:V2'],
    [{ root_view_id: '', id: 'V2' }, 'slack:V2'],
    [{ root_view_id: null, id: { V: 1 } }, null],
    [{ root_view_id: [], id: 'V2\u0000' }, null],
  ])('a form called %j is the act %s', async (ids, actId) => {
    const { status, json } = await ben().sends({ payload: submitted(ids) });
    expect(status).toBe(200);
    expect(json).toMatchObject({ response_action: 'update' });
    const made = acts().map(({ args }) => (args[0] as Agree).actId);
    expect(made).toEqual(actId === null ? [] : [actId]);
  });

  it.each(STATES.map((state, i) => [i, state] as const))(
    'answers %i of the form never count as a tick',
    async (_i, state) => {
      const { status } = await ben().sends({ payload: submitted({ state }) });
      expect(status).toBe(200);
      const [{ args } = { args: [] }] = acts();
      const { ticked, phone } = args[0] as Agree;
      expect(ticked).toBe(false);
      expect(phone).toBe('');
    },
  );

  it.each([
    [
      'another workspace',
      {
        team: { id: 'T0SUPPLIER', domain: 'x' },
        user: { id: 'U0NWFS0017', team_id: 'T0SUPPLIER' },
      },
      'slack:T0SUPPLIER:U0NWFS0017',
    ],
    [
      'a stranger in a shared channel',
      { user: { id: 'U0STRANGER', team_id: 'T0SUPPLIER' } },
      'slack:T0SUPPLIER:U0STRANGER',
    ],
    [
      'a coworker',
      { user: { id: 'U0NWFS0003', team_id: 'T0NORTHWND' } },
      'slack:T0NORTHWND:U0NWFS0003',
    ],
  ])('a press by %s is never taken for the addressed person', async (_who, change, account) => {
    await ben().sends({ payload: { ...pressed({}), ...change } });
    expect(acts().map(({ args }) => (args[0] as Decline).account)).toEqual([account]);
  });

  it.each([
    ['an unknown button', { action_id: 'consent.approve' }],
    ['a button named like a prefix', { action_id: 'consent' }],
    ['a button of a form', { action_id: 'agree', type: 'checkboxes' }],
  ])('%s does nothing', async (_what, change) => {
    await ben().sends({ payload: pressed(change) });
    expect(bench.asked).toEqual([]);
  });

  it.each(['consent.agre', 'CONSENT.AGREE', '', 'number.add\n'])(
    'a form called %j does nothing',
    async (callback_id) => {
      await ben().sends({ payload: submitted({ callback_id }) });
      expect(acts()).toEqual([]);
    },
  );

  it('the service still answers afterwards', async () => {
    await ben().presses('No thanks');
    expect(acts()).toHaveLength(1);
  });
});
