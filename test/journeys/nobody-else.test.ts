import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { OPERATOR } from '../../src/command-line/outcome.ts';
import { type Company, journey, LINES } from '../support/company.ts';
import { DEFINITION } from '../support/service.ts';
import { PATIENCE_MS, type Worker } from '../support/worker.ts';

const BUTTONS = ['Review and agree', 'No thanks'] as const;
const OTHERS = [
  ['a colleague who was asked too', 'Grace Okafor'],
  ['a colleague who was not asked', 'Dale Hutchins'],
  ['an admin', 'Hana Reyes'],
  ['a guest', 'U0GUESTMUL'],
  ['a guest of one channel', 'U0GUESTONE'],
  ['a stranger of another company', 'U0STRANGER'],
  ['somebody who left', 'U0DEPARTED'],
  ['our own bot', 'U0ROLLCALL'],
  ['Slackbot', 'USLACKBOT'],
] as const;

journey('only the person who was asked can answer', (northwind) => {
  const ben = () => northwind.person('Ben Whitaker');

  beforeAll(async () => {
    await northwind.isSetUp();
    await northwind.asks('Ben Whitaker', 'Grace Okafor', 'Omar Saleh', 'Priya Raman');
  });

  describe.each(OTHERS)('%s', (_kind, called) => {
    it.each(BUTTONS)('pressing Ben’s “%s” records nothing', async (button) => {
      const before = await northwind.size();
      const other = northwind.person(called);
      const payload = ben().pressPayload(button);
      const answer = await other.sends({ payload: { ...payload, user: userOf(other) } });
      expect(answer.status).toBe(200);
      // The answer goes to the trigger, and that came from Ben's screen.
      await ben().readsInWindow('This request was sent to somebody else');
      await ben().clears();
      expect(await northwind.size()).toBe(before);
      expect(await northwind.answersOf(ben())).toEqual([]);
    });

    it('submitting Ben’s form records nothing, and says why', async () => {
      const before = await northwind.size();
      const other = northwind.person(called);
      const answer = await other.sends({ payload: await submission(northwind, other) });
      expect(answer.json).toMatchObject({ response_action: 'update' });
      expect(answer.text).toContain('Nothing was recorded');
      await ben().clears();
      expect(await northwind.size()).toBe(before);
    });
  });

  it('Ben himself still can', async () => {
    await ben().clears();
    expect(await ben().agrees()).toEqual({});
    expect(await northwind.answersOf(ben())).toEqual(['ConsentGiven']);
  });

  it('a form with a wording that changed meanwhile shows the new one and records nothing', async () => {
    const grace = northwind.person('Grace Okafor');
    await grace.opens('Review and agree');
    await grace.fills('phone', grace.mobile);
    await grace.ticks('agree');
    await northwind.station.service.defineCampaign(OPERATOR, {
      ...DEFINITION,
      frequency: 'Message frequency varies, up to 20 a month',
    });
    const before = await northwind.size();
    await grace.submits();
    const form = await grace.readsInWindow('The wording changed while the form was open');
    expect(form.text()).toContain('up to 20 a month');
    expect(await northwind.size()).toBe(before);

    await grace.fills('phone', grace.mobile);
    await grace.ticks('agree');
    expect(await grace.submits()).toEqual({});
    await grace.reads('You agreed to work text messages');
    const given = (await northwind.entries(before)).find(
      ({ fact }) => fact.kind === 'ConsentGiven',
    );
    expect(given?.fact).toMatchObject({ experience: { noticeVersion: 2 } });
  });

  it('a form opened with the numbers of yesterday is old too', async () => {
    const omar = northwind.person('Omar Saleh');
    await omar.opens('Review and agree');
    await omar.fills('phone', omar.mobile);
    await omar.ticks('agree');
    await northwind.rollcall('numbers retire', { phone: LINES[1] });
    await northwind.station.service.defineCampaign(OPERATOR, DEFINITION);
    const before = await northwind.size();
    await omar.submits();
    const form = await omar.readsInWindow('The wording changed while the form was open');
    expect(form.text()).not.toContain('512-555-0102');
    expect(await northwind.size()).toBe(before);
    await omar.clears();
  });

  it('a cancelled broadcast takes no new answers and says so; a given one can still be changed', async () => {
    const status = await northwind.station.service.broadcastStatus(OPERATOR);
    await northwind.station.service.cancelBroadcast(OPERATOR, status?.broadcast.broadcastId ?? '');
    const before = await northwind.size();
    for (const called of ['Omar Saleh', 'Priya Raman']) {
      const person = northwind.person(called);
      await person.presses('No thanks');
      await person.readsInWindow('This request was cancelled');
      await person.clears();
      await person.presses('Review and agree');
      await person.readsInWindow('This request was cancelled');
      await person.clears();
    }
    expect(await northwind.size()).toBe(before);
    expect(await ben().agrees('737-555-0191', 'Change number')).toEqual({});
    await ben().reads('0191');
  });

  it('who leaves the company is suppressed at once and cannot answer', async () => {
    expect(await northwind.station.service.mayText('+17375550191')).toBe(true);
    await northwind.slack.leaves('Ben Whitaker');
    const { service } = northwind.station;
    await eventually(async () => !(await service.mayText('+17375550191')), PATIENCE_MS);
    const before = await northwind.size();
    await ben().presses('Change number');
    await ben().readsInWindow('you have left the company');
    expect(await northwind.size()).toBe(before);
  });

  it('and the ledger verifies', async () => {
    expect(await northwind.station.service.verify()).toMatchObject({ ok: true });
  });
});

const userOf = ({ person }: Worker) => ({
  id: person.id,
  name: person.name,
  username: person.name,
  team_id: person.teamId,
});

/** Ben's form, filled in by and submitted in the name of somebody else. */
async function submission(northwind: Company, other: Worker): Promise<Record<string, unknown>> {
  const ben = northwind.person('Ben Whitaker');
  const { view } = await ben.opens('Review and agree');
  const { team, api_app_id, token, trigger_id } = ben.pressPayload('No thanks');
  return {
    type: 'view_submission',
    ...{ team, api_app_id, token, trigger_id, user: userOf(other) },
    view: {
      id: view.id,
      root_view_id: view.id,
      type: 'modal',
      hash: 'h',
      callback_id: view.payload.callback_id,
      private_metadata: view.payload.private_metadata ?? '',
      blocks: view.payload.blocks,
      state: {
        values: {
          phone: { phone: { type: 'plain_text_input', value: '737-555-0199' } },
          agree: { agree: { type: 'checkboxes', selected_options: [{ value: 'agree' }] } },
        },
      },
    },
    response_urls: [],
  };
}
