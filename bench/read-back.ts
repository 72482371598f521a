/** Reading back: the summary against a recount, verification against plain hashing. */
import { createHash } from 'node:crypto';
import type { ChatPerson } from '../src/employee.ts';
import { verifyLedger } from '../src/ledger/verify.ts';
import type { ChatPlatform, Ledger, Ports } from '../src/ports.ts';
import { createService } from '../src/service.ts';
import { askEverybody, givenDraft } from './northwind.ts';
import { openPlace, type Server } from './place.ts';
import { count, duration, type Result } from './result.ts';
import { medianMs } from './timing.ts';

const PEOPLE = 2_000;
const AT_ONCE = 200;
const RUNS = 3;
const PER = 10_000;

export async function benchReading(server: Server | null): Promise<Result[]> {
  const place = await openPlace(server);
  const ports = place.ports(largeCompany);
  await everybodyAgrees(ports);
  const { size } = await ports.ledger.head();
  const results = [
    await summaryAgainstRecount(ports, size),
    ...(await verificationAgainstHashing(ports)),
  ];
  await place.close();
  return results;
}

async function summaryAgainstRecount(ports: Ports, size: number): Promise<Result> {
  const service = createService(ports);
  const summarize = () => service.summarize({ kind: 'operator' }, 'portable');
  await summarize();
  const ours = await medianMs(RUNS, summarize);
  const recount = await medianMs(RUNS, async () => {
    const kinds = new Map<string, number>();
    for await (const { fact } of ports.ledger.entries(0, size)) {
      kinds.set(fact.kind, (kinds.get(fact.kind) ?? 0) + 1);
    }
  });
  return {
    what: `summary of ${count(size)} entries`,
    baseline: 'recount, entry by entry',
    ratio: recount / ours,
    figures: `${duration(ours)} against ${duration(recount)}`,
  };
}

async function verificationAgainstHashing(ports: Ports): Promise<Result[]> {
  const { ledger, signer } = ports;
  const { origin, publicKey } = signer;
  const checkpoint = await ports.witness.last();
  const checkpoints = checkpoint === null ? [] : [checkpoint];
  const all = await bytesOf(ledger);
  const per = PER / all.length;
  const verify = async () => {
    const { ok } = await verifyLedger({ ledger, origin, publicKey, checkpoints });
    if (!ok) throw new Error('The ledger of the bench does not verify.');
  };
  const ours = per * (await medianMs(RUNS, verify));
  const hashing = per * (await medianMs(RUNS, async () => hash(all)));
  const reading = per * (await medianMs(RUNS, async () => hash(await bytesOf(ledger))));
  const what = `verification of ${count(PER)} entries`;
  const against = (baseline: string, ms: number): Result => ({
    ...{ what, baseline, ratio: ms / ours },
    figures: `${duration(ours)} against ${duration(ms)}`,
  });
  return [
    against('SHA-256 of the same bytes in memory', hashing),
    against('reading the same rows, and SHA-256', reading),
  ];
}

function hash(all: readonly Uint8Array[]): void {
  for (const bytes of all) createHash('sha256').update(bytes).digest();
}

async function bytesOf(ledger: Ledger): Promise<Uint8Array[]> {
  const all: Uint8Array[] = [];
  const { size } = await ledger.head();
  for await (const { bytes } of ledger.stored(0, size)) all.push(bytes);
  return all;
}

async function everybodyAgrees(ports: Ports): Promise<void> {
  const [admin] = PERSONS;
  const broadcastId = await askEverybody(createService(ports), admin?.account ?? '');
  const broadcast = await ports.views.broadcast(broadcastId);
  const known = await ports.views.employeesByAccount(PERSONS.map(({ account }) => account));
  if (broadcast === null) throw new Error('The broadcast is missing.');
  const { campaignId, noticeDigest } = broadcast;
  const drafts = [...known].map(([account, { employeeId }], nth) =>
    givenDraft({ employeeId, account, campaignId, broadcastId, noticeDigest }, nth),
  );
  const appendInTurn = async () => {
    for (let draft = drafts.pop(); draft !== undefined; draft = drafts.pop())
      await ports.ledger.append({ drafts: [draft] });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, appendInTurn));
}

const WORKSPACE = 'slack:T0BENCH';
const PERSONS: readonly ChatPerson[] = Array.from({ length: PEOPLE }, (_, nth) => ({
  account: `${WORKSPACE}:U${String(nth).padStart(6, '0')}`,
  name: `Person ${nth}`,
  email: `person.${nth}@northwindfs.example`,
  ...{ phone: null, department: null, locale: 'en-US', timeZone: null, kind: 'member' },
}));

const notHere = () => Promise.reject(new Error('Nobody is written to in this bench.'));

/** A directory and no messages. */
const largeCompany = {
  platform: 'slack',
  workspace: WORKSPACE,
  pace: { workspace: WORKSPACE, ratePerMinute: 60, burst: 1 },
  resolve: async () => ({ label: 'Everyone', people: PERSONS, notFound: [] }),
  person: async (account) => PERSONS.find((person) => person.account === account) ?? null,
  personByEmail: async () => null,
  showProgress: async () => ({ channel: 'D1', message: '1.1' }),
  ...{ canLookUp: true, request: notHere, find: notHere, showReceipt: notHere, tell: notHere },
} satisfies ChatPlatform;
