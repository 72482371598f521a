/** A ledger as large as a bench needs it, written through the store as the service writes it. */
import { readFileSync } from 'node:fs';
import { readYaml } from '../adapters/documents/yaml.ts';
import type { Draft } from '../src/ledger/fact.ts';
import type { Ports } from '../src/ports.ts';
import { createService } from '../src/service.ts';
import { type About, givenDraft, sevenDigits } from './northwind.ts';

const BATCH = 1_000;
const BROADCAST = 'brd_bench_audit';
/** Every so many-th person declines, and every so many-th of all withdraws. */
const DECLINES = 5;
const WITHDRAWS = 20;

/** Appends until the ledger has at least so many entries: everybody joins, is asked and answers. */
export async function fillLedger(ports: Ports, entries: number): Promise<number> {
  const { ledger, views } = ports;
  await publish(ports);
  const notice = await views.noticeInForce();
  if (notice === null) throw new Error('There is no notice.');
  const { campaignId, digest: noticeDigest } = notice;
  await ledger.append({ drafts: [launch({ campaignId, noticeDigest })] });
  let waiting: Draft[] = [];
  let size = (await ledger.head()).size;
  for (let nth = 0; size + waiting.length < entries; nth += 1) {
    const employeeId = `emp_bench${sevenDigits(nth)}`;
    const account = `slack:T0BENCH:U${sevenDigits(nth)}`;
    const about = { employeeId, account, campaignId, broadcastId: BROADCAST, noticeDigest };
    waiting.push(...lifeOf(about, nth));
    if (waiting.length < BATCH) continue;
    await ledger.append({ drafts: waiting });
    size += waiting.length;
    waiting = [];
  }
  if (waiting.length > 0) await ledger.append({ drafts: waiting });
  return (await ledger.head()).size;
}

async function publish(ports: Ports): Promise<void> {
  const service = createService(ports);
  const operator = { kind: 'operator' } as const;
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
}

const launch = (of: Pick<About, 'campaignId' | 'noticeDigest'>): Draft => ({
  key: `launched:${BROADCAST}`,
  fact: {
    ...{ kind: 'BroadcastLaunched', broadcastId: BROADCAST, ...of },
    ...{ audience: 'Everyone', targeted: 1_000_000, leftOut: {}, by: 'system' },
  },
  personal: {},
  streams: [`broadcast:${BROADCAST}`, `campaign:${of.campaignId}`],
});

/** What one person adds to the ledger, three or four entries. */
function lifeOf(about: About, nth: number): Draft[] {
  const { employeeId, account, campaignId, broadcastId, noticeDigest } = about;
  const own = `employee:${employeeId}` as const;
  const personal = { name: `Person ${nth}`, account };
  const given = givenDraft(about, nth);
  const drafts: Draft[] = [
    {
      key: `joined:${employeeId}`,
      fact: { kind: 'EmployeeJoined', employeeId, platform: 'slack', by: 'system' },
      personal: { ...personal, email: `person.${nth}@northwindfs.example` },
      streams: [own],
    },
    {
      key: `requested:${employeeId}`,
      fact: {
        ...{ kind: 'ConsentRequested', broadcastId, deliveryId: `dlv_${sevenDigits(nth)}` },
        ...{ employeeId, medium: 'slack', noticeDigest, foundAfterDoubt: false },
      },
      personal: {},
      streams: [own, `broadcast:${broadcastId}`],
    },
    nth % DECLINES === 0 ? refused(given, own) : given,
  ];
  if (nth % WITHDRAWS === 1) {
    drafts.push({
      key: `withdrawn:${employeeId}`,
      fact: {
        ...{ kind: 'ConsentWithdrawn', employeeId, campaignId, medium: 'slack' },
        ...{ means: 'receipt', matched: null, ip: 'not_provided_by_medium' },
        ...{ platformAt: null, by: employeeId },
      },
      personal,
      streams: [own],
    });
  }
  return drafts;
}

function refused({ key, fact, personal }: Draft, own: `employee:${string}`): Draft {
  if (fact.kind !== 'ConsentGiven') throw new Error('Nobody refuses anything else.');
  const { directoryPhone: _, numbers: __, replaces: ___, ...act } = fact;
  const experience = { ...act.experience, button: 'No thanks', tick: null };
  const { phone: ____, ...identity } = personal;
  return {
    key: `${key}:no`,
    fact: { ...act, kind: 'ConsentRefused', experience },
    personal: identity,
    streams: [own],
  };
}
