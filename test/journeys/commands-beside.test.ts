import { beforeAll, describe, expect, it } from '@jest/globals';
import { openLog } from '../../adapters/log/logger.ts';
import type { Workshop } from '../../src/command-line/house.ts';
import type { Options, Outcome } from '../../src/command-line/outcome.ts';
import { makeRunners } from '../../src/command-line/runners.ts';
import { createService } from '../../src/service.ts';
import { type Company, journey } from '../support/company.ts';

/** As a command works on Postgres: in a process of its own, beside the service, on the same records. */
function beside(northwind: Company, env: Workshop['env']) {
  const runners = makeRunners({
    env: { DATABASE_URL: 'postgres://rollcall@localhost/rollcall', ...env },
    openLog: () => openLog({ level: 'silent' }),
    openHouse: async (config, { openChats }) => {
      const { house } = northwind.station;
      const opened = {
        work: house.ports.work,
        conversations: {} as never,
        signer: house.ports.signer,
        drawing: house.drawing,
      };
      const ports = { ...house.ports, chats: await openChats(opened) };
      const close = async () => undefined;
      return { ...house, config, ports, service: createService(ports), close };
    },
  });
  return (command: string, options: Options = {}): Promise<Outcome> =>
    runners.perform({ command, options });
}

journey('a command beside the running service', (northwind) => {
  const withSlack = () => {
    const { botToken, signingSecret, apiUrl } = northwind.slack;
    return beside(northwind, {
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: apiUrl,
    });
  };
  const withoutChat = () => beside(northwind, {});
  const ids = async (called: string) =>
    (await northwind.statusOf(northwind.person(called))).employee;

  beforeAll(async () => {
    await northwind.isSetUp();
    await northwind.asks('Ben Whitaker', 'Grace Okafor', 'Omar Saleh', 'Priya Raman');
    await northwind.person('Ben Whitaker').agrees('737-555-0155');
    await northwind.person('Ben Whitaker').reads('0155');
    await northwind.person('Omar Saleh').agrees('737-555-0155');
    await northwind.person('Omar Saleh').reads('on hold');
    await northwind.person('Ben Whitaker').reads('on hold');
  });

  it('tells everybody whom it concerns before it ends', async () => {
    const { employeeId } = await ids('Ben Whitaker');
    const settled = await withSlack()('consent settle', { employee: employeeId });
    const read = northwind
      .person('Omar Saleh')
      .messages()
      .map((one) => one.text());
    expect(settled).toMatchObject({ code: 0, json: { status: 'given' } });
    expect(settled.text).toContain('Set aside, and told so in chat');
    expect(settled.text).not.toContain('Nobody was told');
    expect(read.join('\n')).toContain('your answer no longer counts');
  });

  it('says that nobody was told where no chat is connected', async () => {
    const { employeeId } = await ids('Ben Whitaker');
    const withdrawn = await withoutChat()('consent withdraw', {
      employee: employeeId,
      medium: 'verbal',
      date: new Date().toISOString().slice(0, 10),
    });
    expect(withdrawn.text).toContain('Nobody was told: no chat is connected here.');
    expect(withdrawn.json).toMatchObject({
      status: 'withdrawn',
      untold: 'Nobody was told: no chat is connected here.',
    });
  });

  it('records a withdrawal although the chat refuses us, and says so', async () => {
    const { employeeId } = await ids('Ben Whitaker');
    const { apiUrl, signingSecret } = northwind.slack;
    const refused = beside(northwind, {
      SLACK_BOT_TOKEN: 'xoxb-000000000000-revoked',
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: apiUrl,
    });
    const withdrawn = await refused('consent withdraw', {
      employee: employeeId,
      medium: 'verbal',
      date: new Date().toISOString().slice(0, 10),
    });
    expect(withdrawn).toMatchObject({ code: 0, json: { status: 'withdrawn', repeated: true } });
    expect(withdrawn.text).toContain('Nobody was told: Slack could not be reached (');
  });

  it('is silent about telling where nothing was recorded', async () => {
    const failed = await withoutChat()('consent settle', {
      employee: 'nobody@northwindfs.example',
    });
    expect(failed).toMatchObject({ code: 2, json: { error: { field: 'employee' } } });
    expect(failed.text).not.toContain('told');
  });

  describe('an admin whom nobody knows yet', () => {
    const account = () => northwind.person('Olivia Grant').account;

    it('is said to be out of reach where the chat is not connected', async () => {
      const granted = await withoutChat()('admins grant', { account: account() });
      expect(granted).toMatchObject({ code: 2, json: { error: { field: 'account' } } });
      expect(granted.text).toContain('its chat is not connected here');
    });

    it('is looked up in the directory where it is', async () => {
      const granted = await withSlack()('admins grant', { account: account() });
      expect(granted).toMatchObject({ code: 0, json: { granted: true } });
    });
  });

  it('tells how long reminding takes only where a chat with a pace is connected', async () => {
    northwind.running.clock.advance(2 * 24 * 60 * 60 * 1000);
    const without = await withoutChat()('remind');
    expect(without.text).not.toContain('less than a minute');
    expect(without.text).toContain('How long it takes is not known: no chat is connected here.');
    const paced = await withSlack()('remind');
    expect(paced.text).toContain('Sending takes less than a minute.');
  });
});
