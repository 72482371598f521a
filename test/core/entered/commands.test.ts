/** What is typed at the machine about single people. */

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { drawHere } from '../../../src/command-line/drawing.ts';
import type { Desk, Options, Outcome } from '../../../src/command-line/outcome.ts';
import { perform } from '../../../src/command-line/perform.ts';
import type { ChatPerson } from '../../../src/employee.ts';
import { joinPeople } from '../../../src/people/join.ts';
import { newPhone } from '../../support/service.ts';
import { openTwoChats, type TwoChats } from '../../support/two-chats.ts';

let office: TwoChats;
beforeAll(async () => {
  office = await openTwoChats();
});
afterAll(() => office.close());

function typed(command: string, options: Options): Promise<Outcome> {
  const { service, ports } = office;
  const config = { baseUrl: 'https://consent.northwindfs.example' } as Desk['config'];
  const desk: Desk = {
    ...{ config, service, ledger: ports.ledger, views: ports.views, drawing: drawHere },
    ...{ storeKind: 'embedded', warnings: [], origin: ports.signer.origin },
    workspaces: ports.chats.map(({ workspace }) => workspace),
  };
  return perform(desk, { command, options });
}
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

describe('rollcall links', () => {
  it('writes name, e-mail and a link that opens into a CSV, and nowhere else', async () => {
    const outcome = await typed('links', { fileBase64: base64('name,email\n=Jo Field,\n') });
    expect(outcome.code).toBe(0);
    const [file] = outcome.files ?? [];
    const sheet = Buffer.from(file?.base64 ?? '', 'base64').toString('utf8');
    const [, [name, , url = ''] = []] = parse(sheet, { bom: true }) as string[][];
    expect(name).toBe("'=Jo Field");
    const token = url.split('/answer/')[1] ?? '';
    expect((await office.service.openLink(token)).kind).toBe('form');
    expect(JSON.stringify([outcome.json, outcome.text])).not.toContain(token);
  });

  it.each([
    ['csv', { fileBase64: '' }],
    ['csv', { fileBase64: base64('mail\njo@northwindfs.example') }],
    ['days', { fileBase64: base64('name\nJo'), days: '0' }],
    ['days', { fileBase64: base64('name\nJo'), days: 'many' }],
  ])('says what is wrong with %s', async (field, options) => {
    expect(await typed('links', options)).toMatchObject({ code: 2, json: { error: { field } } });
  });
});

describe('rollcall consent enter', () => {
  const form = { medium: 'paper', name: 'Ann Rook', date: '2026-08-01', evidence: 'form.pdf' };

  it('puts one person on record, and says so when it was there already', async () => {
    const options = { ...form, evidenceSha256: 'a'.repeat(64), phone: newPhone() };
    expect(await typed('consent enter', options)).toMatchObject({
      ...{ code: 0, json: { status: 'given', medium: 'paper', repeated: false } },
    });
    expect(await typed('consent enter', options)).toMatchObject({ json: { repeated: true } });
  });

  it.each([
    ['employee', { ...form, employee: 'emp_1' }],
    ['evidence', form],
    ['medium', { ...form, medium: 'slack' }],
    ['evidence', { ...form, medium: 'verbal' }],
    ['date', { ...form, evidenceSha256: 'a'.repeat(64), date: 'soon' }],
  ])('says what is wrong with %s', async (field, options) => {
    const outcome = await typed('consent enter', { phone: newPhone(), ...options });
    expect(outcome).toMatchObject({ code: 2, json: { error: { field } } });
  });
});

it('rollcall accounts lists what a person has, and splits one off', async () => {
  const email = 'two@northwindfs.example';
  const [slack] = office.chat.add({ email }) as [ChatPerson];
  const [teams] = office.teams.add({ email }) as [ChatPerson];
  await joinPeople(office.ports, [slack], 'system');
  await joinPeople(office.ports, [teams], 'system');
  const list = await typed('accounts list', { employee: email });
  expect(list.text).toContain(`${teams.account}  joined by work e-mail`);
  const split = await typed('accounts split', { account: teams.account });
  expect(split.text).toContain(`${teams.account}  split off from another person`);
  expect(await typed('accounts list', { employee: email })).toMatchObject({
    ...{ code: 2, json: { error: { field: 'employee' } } },
  });
});
