/** A service on the embedded store in memory, with a scripted chat, a clock that stands still and a first admin. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { openStore, type Store, type StoreOptions } from '../../adapters/postgres/index.ts';
import type { ChatPerson } from '../../src/employee.ts';
import type { LogFields, Ports, Signer, Witness } from '../../src/ports.ts';
import { type ActAnswer, type Actor, createService, type Service } from '../../src/service.ts';
import { type FakeChat, fakeChat } from './fake-chat.ts';
import { type FakeClock, fakeClock } from './fake-clock.ts';
import { TEST_ORIGIN, testStoreOptions } from './store-options.ts';

export const DEFINITION = {
  brand: {
    companyName: 'Northwind Field Services LLC',
    displayName: 'Northwind Field Services',
    email: 'hr@northwindfs.example',
    phone: '+15125550100',
    website: 'https://www.northwindfs.example',
  },
  messageTypes: ['shift', 'schedule', 'job-site and safety updates', 'replies'],
  frequency: 'Message frequency varies',
  privacyPolicyLink: 'https://www.northwindfs.example/privacy',
  termsAndConditionsLink: 'https://www.northwindfs.example/sms-terms',
  evidenceUrl: 'https://www.northwindfs.example/sms-consent',
};

export const LINE = {
  phone: '512-555-0101',
  label: 'Dispatch',
  owner: { kind: 'team', name: 'Dispatch' },
  kind: 'company_line',
  use: 'both',
  provider: 'RingCentral',
} as const;

export interface Office {
  readonly service: Service;
  readonly ports: Ports;
  readonly chat: FakeChat;
  readonly clock: FakeClock;
  readonly store: Store;
  readonly witnessed: string[];
  readonly logged: { readonly sentence: string; readonly fields: LogFields }[];
  /** The first person of the directory, seeded as admin. */
  readonly hana: ChatPerson;
  readonly admin: Actor;
  close(): Promise<void>;
}

export interface OfficeOptions {
  /** Where the records are kept; in memory when absent. */
  readonly open?: (options: Pick<StoreOptions, 'clock' | 'log'>) => Promise<Store>;
}

const openInMemory: NonNullable<OfficeOptions['open']> = async (options) =>
  openStore({ ...(await testStoreOptions({})), ...options });

/** Opens an office in which only the admin is known: no campaign, no numbers. */
export async function openOffice({ open = openInMemory }: OfficeOptions = {}): Promise<Office> {
  const chat = fakeChat();
  const clock = fakeClock();
  const logged: Office['logged'][number][] = [];
  const note = (sentence: string, fields: LogFields = {}) => void logged.push({ sentence, fields });
  const log = { info: note, warn: note, error: note };
  const store = await open({ clock, log });
  const witnessed: string[] = [];
  const ports: Ports = {
    ...{ clock, log, ledger: store.ledger, views: store.views, work: store.work },
    signer: testSigner(),
    witness: witnessIn(witnessed),
    verifiers: { mjs: '// verifier', py: '# verifier' },
    chats: [chat],
  };
  const service = createService(ports);
  const [hana] = chat.add({ name: 'Hana Reyes', email: 'hana@northwindfs.example' });
  if (hana === undefined) throw new Error('The admin was not added.');
  await service.seedAdmins([hana.account]);
  const admin: Actor = { kind: 'account', account: hana.account };
  const close = () => store.close();
  return { service, ports, chat, clock, store, witnessed, logged, hana, admin, close };
}

/** The same with a campaign and one sending number, so that a broadcast can be launched. */
export async function openReadyOffice(options?: OfficeOptions): Promise<Office> {
  const office = await openOffice(options);
  await office.service.addNumber(office.admin, LINE);
  await office.service.defineCampaign(office.admin, DEFINITION);
  return office;
}

export function testSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x } = publicKey.export({ format: 'jwk' });
  return {
    origin: TEST_ORIGIN,
    publicKey: Buffer.from(x ?? '', 'base64url'),
    sign: (bytes) => sign(null, bytes, privateKey),
  };
}

const witnessIn = (kept: string[]): Witness => ({
  last: async () => kept.at(-1) ?? null,
  remember: async (checkpoint) => void kept.push(checkpoint),
});

/** Launches a broadcast to these people and sends it; the delivery ids in their order. */
export async function ask(office: Office, people: readonly ChatPerson[]): Promise<string[]> {
  const accounts = people.map((person) => person.account);
  const review = await office.service.draftBroadcast(office.admin, { kind: 'people', accounts });
  const answer = await office.service.launchBroadcast(office.admin, review.draftId);
  if (answer.kind === 'blocked') throw new Error(answer.reasons.join(' '));
  await office.service.deliverDue();
  const { broadcastId } = answer.broadcast;
  return Promise.all(accounts.map((account) => deliveryOf(office, broadcastId, account)));
}

/** One new person with an open request. */
export async function askOne(office: Office, given: Partial<ChatPerson> = {}) {
  const [person] = office.chat.add(given);
  if (person === undefined) throw new Error('Nobody was added.');
  const [deliveryId = ''] = await ask(office, [person]);
  return { person, deliveryId };
}

/** A person's own answers in the ledger, oldest first. */
export async function answersOf(office: Office, person: ChatPerson) {
  const employee = await office.ports.views.employeeByAccount(person.account);
  const entries = await office.ports.ledger.entriesOf(`employee:${employee?.employeeId ?? ''}`);
  return entries.filter(({ fact }) => /^Consent(?:Given|Refused|Withdrawn|Held)$/.test(fact.kind));
}

export const headSize = async (office: Office) => (await office.ports.ledger.head()).size;

async function deliveryOf(office: Office, broadcastId: string, account: string) {
  for (const post of office.chat.posts.filter((one) => one.account === account).reverse()) {
    const delivery = await office.ports.work.delivery(post.deliveryId);
    if (delivery?.broadcastId === broadcastId) return post.deliveryId;
  }
  throw new Error('This person was not asked.');
}

let phones = 0;
/** A fictional mobile number (555-01xx) nobody has named before in this test file, E.164. */
export const newPhone = (): string => {
  const nth = phones;
  phones += 1;
  return `+1${210 + Math.floor(nth / 100)}55501${String(nth % 100).padStart(2, '0')}`;
};

let acts = 0;
/** An id no other act has. */
export const newAct = (): string => {
  acts += 1;
  return `act-${acts}`;
};

/** The person opens the form, types a number, ticks and agrees. */
export async function agreeAs(
  office: Office,
  person: ChatPerson,
  given: { deliveryId: string; phone: string; actId?: string; noticeDigest?: string },
): Promise<ActAnswer> {
  const form = await office.service.openForm(person.account, given.deliveryId);
  const digest = form.kind === 'form' ? form.notice.digest : '0'.repeat(64);
  return office.service.agree({
    account: person.account,
    deliveryId: given.deliveryId,
    noticeDigest: given.noticeDigest ?? digest,
    phone: given.phone,
    ticked: true,
    actId: given.actId ?? newAct(),
    platformAt: null,
    renderer: 'slack/1',
  });
}

export const declineAs = (
  office: Office,
  person: ChatPerson,
  given: { deliveryId: string; actId?: string },
) =>
  office.service.decline({
    account: person.account,
    deliveryId: given.deliveryId,
    actId: given.actId ?? newAct(),
    platformAt: null,
    renderer: 'slack/1',
  });

export const withdrawAs = (office: Office, person: ChatPerson, actId = newAct()) =>
  office.service.withdraw({
    account: person.account,
    means: 'receipt',
    words: null,
    actId,
    platformAt: null,
  });

/** The kinds of all entries, in order. */
export async function kindsOf(office: Office): Promise<string[]> {
  const { size } = await office.ports.ledger.head();
  const kinds: string[] = [];
  for await (const entry of office.ports.ledger.entries(0, size)) kinds.push(entry.fact.kind);
  return kinds;
}

/** What an answer became: its status, or the reason of the refusal. */
export const outcome = (answer: ActAnswer): string =>
  answer.kind === 'recorded' ? answer.receipt.status : answer.reason;
