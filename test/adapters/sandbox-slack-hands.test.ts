import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { type BoltInSandbox, boltInSandbox } from '../support/sandbox-bolt-app.ts';

const words = (text: string) => ({ type: 'plain_text' as const, text });

const form = {
  type: 'modal' as const,
  callback_id: 'agree',
  private_metadata: 'd-1',
  notify_on_close: true,
  title: words('Your consent'),
  submit: words('I agree'),
  blocks: [
    { type: 'section', text: { type: 'mrkdwn', text: 'We text you about shifts.' } },
    {
      type: 'input',
      block_id: 'phone',
      label: words('Mobile number'),
      element: { type: 'plain_text_input', action_id: 'phone' },
    },
    {
      type: 'input',
      block_id: 'agree',
      label: words('Agreement'),
      element: {
        type: 'checkboxes',
        action_id: 'agree',
        options: [{ text: words('Yes, text me'), value: 'yes' }],
      },
    },
  ],
};

const buttons = [
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'review', text: words('Review'), value: 'd-1' },
      { type: 'button', action_id: 'decline', text: words('No thanks'), value: 'd-1' },
    ],
  },
];

let world: BoltInSandbox;
const seen: { kind: string; body: Record<string, unknown> }[] = [];
const answerNow: (() => void)[] = [];
const note = (kind: string, body: unknown) =>
  seen.push({ kind, body: body as Record<string, unknown> });

beforeAll(async () => {
  world = await boltInSandbox({ limits: false, deadlineMs: 1_000 });
  const { app } = world;
  app.command('/ask', async ({ ack, command, client, respond }) => {
    if (command.text === 'slow') await new Promise<void>((resolve) => answerNow.push(resolve));
    if (command.text === 'help') return ack({ text: 'Say ask, or ask later.' });
    await ack();
    if (command.text === 'later') await respond({ text: 'Here I am.' });
    else if (command.text.startsWith('about ')) await respond({ text: `\`${command.text}\`` });
    else
      await client.chat.postMessage({ channel: command.user_id, text: 'Hello', blocks: buttons });
  });
  app.action('review', async ({ ack, body, client }) => {
    note('review', body);
    await ack();
    const { trigger_id } = body as unknown as { trigger_id: string };
    await client.views.open({ trigger_id, view: form });
  });
  app.action('decline', async ({ ack, respond, body }) => {
    note('decline', body);
    await ack();
    await respond({ replace_original: true, text: 'You said no. That is fine.' });
  });
  app.view('agree', async ({ ack, view }) => {
    note('agree', view);
    const phone = view.state.values.phone?.phone?.value ?? '';
    if (phone.startsWith('+')) await ack();
    else await ack({ response_action: 'errors', errors: { phone: 'Start with +.' } });
  });
  app.view({ callback_id: 'agree', type: 'view_closed' }, async ({ ack, body }) => {
    note('closed', body);
    await ack();
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const section = { type: 'section', text: words('Your status: not asked yet') };
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [section] } });
  });
  app.event('team_join', async ({ event, client }) => {
    await client.chat.postMessage({ channel: event.user.id, text: 'Welcome' });
  });
  app.message(async ({ message, say }) => {
    note('message', message);
    await say(`You wrote ${'text' in message ? message.text : ''}`);
  });
});

afterAll(() => world.close());

afterEach(() => {
  seen.length = 0;
  world.sandbox.clearFaults();
});

describe('a person’s hands in the sandbox', () => {
  it('type a command and read the answer, at once or later', async () => {
    const omar = world.sandbox.person('Omar Saleh');
    expect((await omar.types('/ask help')).map((one) => one.text())).toEqual([
      'Say ask, or ask later.',
    ]);
    expect((await omar.types('/ask later')).map((one) => one.text())).toEqual(['Here I am.']);
    expect(world.sandbox.person('Ben Whitaker').ephemerals()).toEqual([]);
  });

  it('mention people and channels, and have their signs escaped', async () => {
    const omar = world.sandbox.person('Omar Saleh');
    const [answer] = await omar.types('/ask about @olivia.grant in #general & <b> @nobody');
    expect(answer?.text()).toBe(
      '`about <@U0NWFS0003|olivia.grant> in <#C0GENERAL0|general> &amp; &lt;b&gt; @nobody`',
    );
    await omar.writes('tell @olivia.grant');
    expect(seen.at(-1)?.body).toMatchObject({ text: 'tell <@U0NWFS0003>' });
  });

  it('see operation_timeout when the app does not answer in time', async () => {
    const priya = world.sandbox.person('priya.raman');
    await priya.types('/ask slow');
    for (const answer of answerNow) answer();
    expect(priya.notices()[0]?.code).toBe('operation_timeout');
    expect(priya.notices()[0]?.text).toBe('/ask failed with the error "operation_timeout"');
  });

  it('fill a form, meet its errors, and submit it', async () => {
    const olivia = world.sandbox.person('Olivia Grant');
    await olivia.types('/ask me');
    expect(olivia.newestMessage()?.buttons()).toEqual(['Review', 'No thanks']);
    await olivia.presses('Review');
    expect(olivia.modal()?.title).toBe('Your consent');
    expect(olivia.modal()?.text()).toContain('We text you about shifts.');
    expect(await olivia.submits()).toEqual({
      phone: 'Please complete this required field.',
      agree: 'Please complete this required field.',
    });
    expect(seen.map((one) => one.kind)).toEqual(['review']);
    await olivia.fills('Mobile number', '737 555 0102');
    await olivia.ticks('agree');
    expect(await olivia.submits()).toEqual({ phone: 'Start with +.' });
    expect(olivia.modal()?.value('phone')).toBe('737 555 0102');
    await olivia.fills('phone', '+17375550102');
    expect(await olivia.submits()).toEqual({});
    expect(olivia.modal()).toBeNull();
    expect(seen.at(-1)?.body).toMatchObject({
      private_metadata: 'd-1',
      state: { values: { agree: { agree: { selected_options: [{ value: 'yes' }] } } } },
    });
  });

  it('answer with one press, which replaces the message', async () => {
    const ben = world.sandbox.person('Ben Whitaker');
    await ben.types('/ask me');
    const asked = ben.newestMessage();
    await ben.presses('No thanks');
    expect(ben.messages()).toHaveLength(1);
    expect(ben.newestMessage()?.text()).toBe('You said no. That is fine.');
    expect(seen[0]?.body).toMatchObject({
      user: { id: ben.person.id },
      channel: { id: asked?.message.channel },
      container: { type: 'message', message_ts: asked?.ts },
      actions: [{ action_id: 'decline', value: 'd-1' }],
    });
  });

  it('close a form, of which the app is told', async () => {
    const dale = world.sandbox.person('Dale Hutchins');
    await dale.types('/ask me');
    await dale.presses('review');
    await dale.closes();
    expect(dale.modal()).toBeNull();
    expect(seen.map((one) => one.kind)).toEqual(['review', 'closed']);
  });

  it('write to the app, open its Home tab, and join', async () => {
    const layla = world.sandbox.person('layla.haddad');
    await layla.writes('stop');
    expect(layla.newestMessage()?.text()).toBe('You wrote stop');
    expect(seen[0]?.body).toMatchObject({ channel_type: 'im', user: layla.person.id });
    expect((await layla.opensHome())?.text()).toBe('Your status: not asked yet');
    const newcomer = {
      ...layla.person,
      id: 'U0NEWCOMER',
      name: 'new.comer',
      realName: 'New Comer',
    };
    await world.sandbox.joins(newcomer);
    const greeted = await eventually(() => world.sandbox.person('New Comer').newestMessage());
    expect(greeted.text()).toBe('Welcome');
  });

  it('cannot press what is not on their screen', async () => {
    const grace = world.sandbox.person('Grace Okafor');
    await expect(grace.presses('Review')).rejects.toThrow('Grace Okafor sees no "Review"');
  });
});

describe('requests to the app', () => {
  it('arrive twice, byte for byte, when a rule says so', async () => {
    const jose = world.sandbox.person('jose.niguez');
    await jose.types('/ask me');
    world.sandbox.script({ delivery: 'block_actions', kind: 'duplicate' });
    await jose.presses('No thanks');
    await eventually(() => seen.length === 2);
    const [first, second] = world.sandbox.deliveries.slice(-2);
    expect(second).toEqual(first);
  });

  it('are refused when forged, stale or changed on the way', async () => {
    const marcus = world.sandbox.person('Marcus Bell');
    await marcus.types('/ask me');
    const payload = marcus.pressPayload('No thanks');
    const stale = Math.floor(Date.now() / 1000) - 301;
    expect((await marcus.sends({ payload, secret: 'wrong' })).status).toBe(401);
    expect((await marcus.sends({ payload, timestamp: stale })).status).toBe(401);
    expect((await marcus.sends({ payload, signature: 'v0=00' })).status).toBe(401);
    expect(seen).toEqual([]);
    expect((await marcus.sends({ payload })).status).toBe(200);
  });

  it('answer the challenge of the address check', async () => {
    const answer = await world.sandbox.verifiesUrl('are you there');
    expect(answer.json).toEqual({ challenge: 'are you there' });
  });
});
