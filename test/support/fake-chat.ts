/** A scripted chat platform: a directory, faults per call, and a record of everything it was asked. */
import type { Audience, LeftOut } from '../../src/broadcast/broadcast.ts';
import type { MessageRef } from '../../src/broadcast/delivery.ts';
import type { Receipt } from '../../src/consent/act.ts';
import type { Account, ChatPerson } from '../../src/employee.ts';
import { DeliveryError } from '../../src/errors.ts';
import type { ChatPlatform, ConsentRequest, Pace, Progress } from '../../src/ports.ts';

/** What goes wrong with one send: the error, and whether the message was posted nevertheless. */
export interface Fault {
  readonly error: Error;
  readonly posted: boolean;
}

export interface Post {
  readonly account: Account;
  readonly deliveryId: string;
  readonly request: ConsentRequest;
  readonly ref: MessageRef;
}

export interface FakeChat extends ChatPlatform {
  canLookUp: boolean;
  readonly people: ChatPerson[];
  /** Every request that reached a person, in order; two with one delivery id are a duplicate. */
  readonly posts: Post[];
  readonly shown: { readonly ref: MessageRef | null; readonly progress: Progress }[];
  readonly told: { readonly account: Account; readonly text: string; readonly file?: string }[];
  readonly looks: string[];
  /** Every receipt put in place of a request because the person answered elsewhere. */
  readonly receipts: {
    readonly account: Account;
    readonly ref: MessageRef;
    readonly receipt: Receipt;
  }[];
  /** Decides the fate of a send; null lets it through. */
  faultOf: (account: Account, request: ConsentRequest) => Fault | null;
  /** Decides the fate of a look-up by metadata; null lets it through. */
  lookFaultOf: (account: Account) => Error | null;
  showFault: Error | null;
  add(...people: Partial<ChatPerson>[]): ChatPerson[];
}

/** As many people at once as a test wants: the pace is the store's business. */
const FAST: Pace = { workspace: 'slack:T0001', ratePerMinute: 60_000, burst: 1_000 };

export function fakeChat(pace: Pace = FAST): FakeChat {
  let count = 0;
  const ref = (): MessageRef => {
    count += 1;
    return { channel: 'D0001', message: `${count}.000100` };
  };
  const chat: FakeChat = {
    platform: pace.workspace.startsWith('teams:') ? 'teams' : 'slack',
    workspace: pace.workspace,
    pace,
    canLookUp: true,
    people: [],
    posts: [],
    shown: [],
    told: [],
    looks: [],
    receipts: [],
    faultOf: () => null,
    lookFaultOf: () => null,
    showFault: null,
    add: (...people) => {
      const added = people.map((person, index) =>
        aPerson(pace.workspace, chat.people.length + index + 1, person),
      );
      chat.people.push(...added);
      return added;
    },
    resolve: async (audience) => resolveIn(chat.people, audience),
    person: async (account) => chat.people.find((one) => one.account === account) ?? null,
    personByEmail: async (email) =>
      chat.people.find((one) => one.email?.toLowerCase() === email.toLowerCase()) ?? null,
    request: async (account, request) => {
      const fault = chat.faultOf(account, request);
      if (fault !== null && !fault.posted) throw fault.error;
      const post = { account, deliveryId: request.deliveryId, request, ref: ref() };
      chat.posts.push(post);
      if (fault !== null) throw fault.error;
      return post.ref;
    },
    find: async (account, deliveryId) => {
      chat.looks.push(deliveryId);
      const error = chat.lookFaultOf(account);
      if (error !== null) throw error;
      return chat.posts.find((post) => post.deliveryId === deliveryId)?.ref ?? null;
    },
    showReceipt: async (account, at, receipt) => {
      if (chat.showFault !== null) throw chat.showFault;
      chat.receipts.push({ account, ref: at, receipt });
    },
    showProgress: async (to, progress) => {
      if (chat.showFault !== null) throw chat.showFault;
      chat.shown.push({ ref: to.ref, progress });
      return to.ref ?? ref();
    },
    tell: async (account, { text, file }) => {
      chat.told.push({ account, text, ...(file === undefined ? {} : { file: file.text }) });
    },
  };
  return chat;
}

export const trouble = (kind: DeliveryError['trouble'], reason: string, retryAfterMs = 0) =>
  new DeliveryError(kind, reason, retryAfterMs);

function aPerson(workspace: string, nth: number, given: Partial<ChatPerson>): ChatPerson {
  const id = String(nth).padStart(4, '0');
  return {
    account: `${workspace}:U${id}`,
    name: `Person ${nth}`,
    email: `person${nth}@northwindfs.example`,
    phone: null,
    department: null,
    locale: 'en-US',
    timeZone: 'America/Chicago',
    kind: 'member',
    ...given,
  };
}

function resolveIn(everyone: readonly ChatPerson[], audience: Audience) {
  const all = (label: string) => ({ label, people: everyone, notFound: [] });
  if (audience.kind === 'people') return chosen(everyone, audience.accounts);
  if (audience.kind !== 'csv') return all(`the whole ${audience.kind}`);
  const notFound: LeftOut[] = [];
  const people = audience.rows.flatMap((row) => {
    const person = everyone.find((one) => one.email === row.email);
    if (person !== undefined) return [person];
    notFound.push({ who: row.name ?? row.email ?? '?', reason: 'not_found', line: row.line });
    return [];
  });
  return { label: 'a CSV', people, notFound };
}

function chosen(everyone: readonly ChatPerson[], accounts: readonly Account[]) {
  const people = accounts.flatMap((account) => {
    const person = everyone.find((one) => one.account === account);
    return person === undefined ? [] : [person];
  });
  return { label: `${accounts.length} chosen people`, people, notFound: [] };
}
