/** Evidence of what happened outside a screen or was split, checked by both scripts. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ChatPerson } from '../../../src/employee.ts';
import { verifierKey } from '../../../src/ledger/checkpoint.ts';
import { evidenceOf } from '../../../src/ledger/evidence.ts';
import { joinPeople } from '../../../src/people/join.ts';
import type { EnterAct } from '../../../src/service.ts';
import { agreeAs, ask, newPhone } from '../../support/service.ts';
import { openTwoChats, type TwoChats } from '../../support/two-chats.ts';
import { unpack, verdictOn } from '../ledger/evidence-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'rollcall-evidence-'));
let office: TwoChats;
beforeAll(async () => {
  office = await openTwoChats();
  const [asked] = office.chat.add({}) as [ChatPerson];
  await ask(office, [asked]);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await office.close();
});

const script = (name: string) =>
  readFileSync(new URL(`../../../adapters/documents/verifiers/${name}`, import.meta.url), 'utf8');

/** What both scripts find wrong in the evidence of one person. */
async function failuresOf(employeeId: string): Promise<readonly string[]> {
  const { ledger, signer, clock } = office.ports;
  const verifiers = { mjs: script('verify.mjs'), py: script('verify.py') };
  const bundle = await evidenceOf({ ledger, signer, verifiers, at: clock.now() }, employeeId);
  const place = join(folder, employeeId);
  unpack(place, bundle);
  const { code, failures } = await verdictOn(place, verifierKey(signer));
  return code === 0 ? failures : [`exit ${code}`, ...failures];
}

it.each<[string, Pick<EnterAct, 'medium' | 'evidence'>]>([
  ['on paper', { medium: 'paper', evidence: { fileName: 'form.pdf', sha256: 'a'.repeat(64) } }],
  ['by word of mouth', { medium: 'verbal', evidence: { scriptVersion: 'script 2' } }],
])('a consent %s holds all seven items for both scripts', async (_how, shown) => {
  const answer = await office.service.enterAct(office.admin, {
    ...{ who: { name: 'Ann Rook' }, phone: newPhone(), actAt: '2026-08-01' },
    ...shown,
  } as EnterAct);
  if (answer.kind !== 'recorded') throw new Error(answer.message);
  expect(await failuresOf(answer.receipt.employee.employeeId)).toEqual([]);
});

it('the evidence of both people of a split holds for both scripts', async () => {
  const email = 'two@northwindfs.example';
  const [slack] = office.chat.add({ email }) as [ChatPerson];
  const [teams] = office.teams.add({ email }) as [ChatPerson];
  const [deliveryId = ''] = await ask(office, [slack]);
  await joinPeople(office.ports, [teams], 'system');
  await agreeAs(office, teams, { deliveryId, phone: newPhone() });
  await office.service.splitAccount(office.admin, teams.account);
  for (const { account } of [slack, teams]) {
    const employee = await office.ports.views.employeeByAccount(account);
    expect(await failuresOf(employee?.employeeId ?? '')).toEqual([]);
  }
});
