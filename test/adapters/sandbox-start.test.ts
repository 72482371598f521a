import { afterEach, describe, expect, it } from '@jest/globals';
import { company } from '../../sandbox/company.ts';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';

let sandbox: Sandbox;

afterEach(() => sandbox.close());

describe('the sandbox', () => {
  it('serves Slack’s Web API and the page on one local address', async () => {
    sandbox = await startSandbox();
    expect(sandbox.slack.apiUrl).toBe(`${sandbox.origin}/api/`);
    const asked = await fetch(`${sandbox.slack.apiUrl}auth.test`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.slack.botToken}` },
    });
    expect(await asked.json()).toMatchObject({ ok: true, team: 'Northwind Field Services' });
    const page = await fetch(sandbox.origin);
    expect(page.url).toBe(`${sandbox.origin}/sandbox`);
    expect(await page.text()).toContain('<html');
  });

  it('serves the Bot Connector and the Teams side of the page there as well', async () => {
    sandbox = await startSandbox();
    expect(sandbox.teams.serviceUrl).toBe(`${sandbox.origin}/teams/`);
    const keys = await fetch(`${sandbox.teams.openIdUrl}/keys`);
    expect(await keys.json()).toMatchObject({ keys: [{ endorsements: ['msteams'] }, {}, {}] });
    const page = await fetch(`${sandbox.origin}/sandbox/teams`);
    expect(await page.text()).toContain('teams-page.js');
    const library = await fetch(`${sandbox.origin}/sandbox/adaptivecards.js`);
    expect(library.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const state = await fetch(`${sandbox.origin}/sandbox/teams/state`);
    expect(await state.json()).toMatchObject({ me: { name: 'Hana Reyes' } });
    const forged = await fetch(`${sandbox.origin}/sandbox/teams/act`, { method: 'POST' });
    expect(forged.status).toBe(403);
  });

  it('can be peopled with a company of any size', async () => {
    sandbox = await startSandbox(company(84));
    expect(sandbox.slack.workspace.people.size).toBe(90);
    expect(sandbox.slack.person('hana.reyes').person.realName).toBe('Hana Reyes');
  });
});
