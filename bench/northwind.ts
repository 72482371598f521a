/** The fictional company, as large as a bench needs it. */
import { readFileSync } from 'node:fs';
import { readYaml } from '../adapters/documents/yaml.ts';
import type { Account } from '../src/employee.ts';
import type { Draft, FactOf } from '../src/ledger/fact.ts';
import type { Actor, Service } from '../src/service.ts';

/** Whom and what an answer is about. */
export interface About {
  readonly employeeId: string;
  readonly account: Account;
  readonly campaignId: string;
  readonly broadcastId: string;
  readonly noticeDigest: string;
}

/** The campaign, one number, the first admin, and everybody asked; the id of the broadcast. */
export async function askEverybody(service: Service, admin: Account): Promise<string> {
  const operator: Actor = { kind: 'operator' };
  await service.seedAdmins([admin]);
  await service.addNumber(operator, {
    phone: '+15125550101',
    label: 'Dispatch',
    owner: { kind: 'team', name: 'Dispatch' },
    kind: 'company_line',
    use: 'both',
    provider: 'ringcentral',
  });
  const file = readFileSync(new URL('../sandbox/campaign.yaml', import.meta.url), 'utf8');
  await service.defineCampaign(operator, readYaml(file));
  const actor: Actor = { kind: 'account', account: admin };
  const { draftId } = await service.draftBroadcast(actor, { kind: 'workspace' });
  const answer = await service.launchBroadcast(actor, draftId);
  if (answer.kind === 'blocked') throw new Error(answer.reasons.join(' '));
  return answer.broadcast.broadcastId;
}

const experience: FactOf<'ConsentGiven'>['experience'] = {
  locale: 'en-US',
  noticeDigest: '0'.repeat(64),
  noticeVersion: 1,
  button: 'I agree',
  tick: { words: 'I agree to receive work texts.', ticked: true, preTicked: false },
  renderer: 'bench/1',
};

export const sevenDigits = (nth: number): string => String(nth).padStart(7, '0');

/** An "I agree" as the service records it. */
export function givenDraft(about: About, nth: number): Draft {
  const { employeeId, account, noticeDigest, ...where } = about;
  const phone = `+1737${sevenDigits(2_000_000 + nth)}`;
  return {
    key: `given:${employeeId}:${nth}`,
    fact: {
      kind: 'ConsentGiven',
      ...where,
      employeeId,
      deliveryId: `dlv_${sevenDigits(nth)}`,
      medium: 'slack',
      ip: 'not_provided_by_medium',
      platformAt: null,
      experience: { ...experience, noticeDigest },
      directoryPhone: 'absent',
      numbers: ['+15125550101'],
      replaces: null,
    },
    personal: { name: `Person ${nth}`, account, phone },
    streams: [`employee:${employeeId}`, `phone:${phone}`],
  };
}
