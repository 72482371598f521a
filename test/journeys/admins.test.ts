import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { type Company, journey } from '../support/company.ts';
import { PATIENCE_MS, type Worker } from '../support/worker.ts';

const ADMIN_COMMANDS = [
  '/sms-consent setup',
  '/sms-consent numbers',
  '/sms-consent numbers add',
  '/sms-consent broadcast',
  '/sms-consent summary',
  '/sms-consent check @grace.okafor',
] as const;

/** Every admin command is refused, in an answer only this person sees, and nothing opens or is recorded. */
async function refusedEverything(northwind: Company, person: Worker, words: string) {
  for (const line of ADMIN_COMMANDS) {
    const before = await northwind.size();
    const [answer] = await person.types(line);
    expect(answer?.isEphemeral).toBe(true);
    expect(answer?.text()).toContain('only an admin can do this');
    expect(answer?.text()).toContain(words);
    expect(person.modal()).toBeNull();
    expect(await northwind.size()).toBe(before);
  }
}

journey('who may start a broadcast', (northwind) => {
  const ben = () => northwind.person('Ben Whitaker');

  beforeAll(async () => {
    await northwind.isSetUp();
    await northwind.asks('Grace Okafor', 'Ben Whitaker');
  });

  it('anybody else is refused politely and told who the admins are', () =>
    refusedEverything(northwind, ben(), 'Please ask Hana Reyes.'));

  it('sees in Home and status only their own standing', async () => {
    await ben().opensHome();
    const home = await ben().readsAtHome('Your work text messages');
    expect(home.text()).not.toContain('Next step');
    const [status] = await ben().types('/sms-consent status');
    expect(status?.text()).not.toContain('Latest broadcast');
  });

  it('cannot get in by the buttons and forms of an admin either', async () => {
    const before = await northwind.size();
    await northwind.admin.opensHome();
    const home = await northwind.admin.readsAtHome('Next step');
    for (const button of ['Change the campaign', 'Ask for consent', 'Add a number']) {
      const payload = northwind.admin.pressPayload(button, { view: home.view });
      const { id, name } = ben().person;
      const user = { id, name, username: name, team_id: ben().person.teamId };
      expect((await ben().sends({ payload: { ...payload, user } })).status).toBe(200);
    }
    await northwind.admin.types('/sms-consent numbers add');
    await northwind.admin.readsInWindow('Add a sending number');
    for (const [field, value] of [
      ['phone', '512-555-0109'],
      ['label', 'Mine'],
      ['owner', 'Ben'],
      ['provider', 'RingCentral'],
    ] as const) {
      await northwind.admin.fills(field, value);
    }
    const answer = await ben().sends({ payload: asForm(northwind.admin, ben()) });
    expect(answer.text).toContain('Please ask Hana Reyes.');
    await northwind.admin.clears();
    expect(await northwind.size()).toBe(before);
  });

  it('the operator grants the role: a fact, and it works at once', async () => {
    const before = await northwind.size();
    const granted = await northwind.rollcall('admins grant', { account: ben().account });
    expect(granted.code).toBe(0);
    expect((await northwind.entries(before)).map(({ fact }) => fact)).toEqual([
      expect.objectContaining({ kind: 'RoleGranted', role: 'admin', by: 'system' }),
    ]);
    const again = await northwind.rollcall('admins grant', { account: ben().account });
    expect(again.code).toBe(0);
    expect(await northwind.size()).toBe(before + 1);
    const [answer] = await ben().types('/sms-consent numbers');
    expect(answer?.text()).toContain('512-555-0101');
    const list = await northwind.rollcall('admins list');
    expect(list.json).toEqual({ admins: expect.arrayContaining(['Hana Reyes', 'Ben Whitaker']) });
  });

  it('takes it away again: a fact, and refused at once, with the other admin named', async () => {
    const before = await northwind.size();
    await northwind.rollcall('admins revoke', { account: ben().account });
    expect((await northwind.entries(before)).map(({ fact }) => fact.kind)).toEqual(['RoleRevoked']);
    await refusedEverything(northwind, ben(), 'Please ask Hana Reyes.');
  });

  it('an admin who leaves the company is none any more', async () => {
    await northwind.rollcall('admins grant', { account: ben().account });
    await northwind.slack.leaves('Ben Whitaker');
    const { service } = northwind.station;
    await eventually(async () => !(await service.isAdmin(ben().account)), PATIENCE_MS);
    expect(await service.adminNames()).toEqual(['Hana Reyes']);
  });

  it.each([
    'slack:T0NORTHWND:U0NOBODY00',
    'slack:T0NORTHWND:U0GUESTMUL',
    'slack:T0NORTHWND:U0ROLLCALL',
  ])('nobody can make %s an admin', async (account) => {
    const before = await northwind.size();
    const outcome = await northwind.rollcall('admins grant', { account });
    expect(outcome).toMatchObject({ code: 2, json: { error: { code: 'INVALID_INPUT' } } });
    expect(await northwind.size()).toBe(before);
  });
});

describe('without ROLLCALL_ADMINS', () => {
  journey(
    'nobody is an admin',
    (northwind) => {
      it('not even the owner of the workspace', async () => {
        const owner = northwind.person('Amelia Stone');
        const before = await northwind.size();
        const [answer] = await owner.types('/sms-consent broadcast');
        expect(answer?.text()).toContain('Nobody is an admin yet.');
        expect(owner.modal()).toBeNull();
        expect(await northwind.size()).toBe(before);
        expect(await northwind.rollcall('admins list')).toMatchObject({ code: 1 });
      });

      it('until the operator names one', async () => {
        const hana = northwind.admin;
        await northwind.rollcall('admins grant', { account: hana.account });
        await hana.types('/sms-consent setup');
        await hana.readsInWindow('Set up the campaign');
      });
    },
    { admins: [] },
  );
});

/** The form an admin has open, submitted in somebody else's name. */
function asForm(admin: Worker, person: Worker): Record<string, unknown> {
  const view = admin.modal()?.view;
  if (view === undefined) throw new Error('The admin has no form open.');
  const { team, api_app_id, token, trigger_id } = admin.pressPayload('Ask for consent', {
    view: admin.home()?.view,
  });
  return {
    type: 'view_submission',
    team,
    api_app_id,
    token,
    trigger_id,
    user: { id: person.person.id, name: person.person.name, team_id: person.person.teamId },
    view: {
      id: view.id,
      root_view_id: view.id,
      type: 'modal',
      hash: 'h',
      callback_id: view.payload.callback_id,
      private_metadata: view.payload.private_metadata ?? '',
      blocks: view.payload.blocks,
      state: { values: view.values },
    },
    response_urls: [],
  };
}
