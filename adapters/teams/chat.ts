/** Teams as the service's ChatPlatform: every post is made once, every failure is a DeliveryError. */
import type { Activity } from 'botbuilder';
import type { MessageRef } from '../../src/broadcast/delivery.ts';
import type { Account } from '../../src/employee.ts';
import { DeliveryError } from '../../src/errors.ts';
import type { ChatPlatform } from '../../src/ports.ts';
import type { Receipt } from '../../src/service.ts';
import { progressPage } from '../../src/wording/progress.ts';
import { receiptPage } from '../../src/wording/receipt.ts';
import { requestPage } from '../../src/wording/request.ts';
import { TEAMS } from '../../src/wording/surface.ts';
import { resolveAudience } from './audience.ts';
import type { Hand } from './cards/actions.ts';
import { briefOf, pageCard } from './cards/card.ts';
import type { AdaptiveCard } from './cards/elements.ts';
import { plain } from './cards/elements.ts';
import { receiptCard } from './cards/receipt.ts';
import { requestCard } from './cards/request.ts';
import type { Seals } from './cards/seal.ts';
import { type Directory, readPerson, readPersonByEmail } from './directory.ts';
import { goneBy } from './errors.ts';
import { fileOffer } from './files.ts';
import { type Reference, readReference, writeReference } from './reference.ts';
import { aadObjectIdOf, workspaceIn } from './tenant.ts';

/**
 * 50 requests a second per app and tenant (Teams rate limits); a first contact takes two, and
 * answers need some too. 1,200 a minute is at most 40 a second.
 */
const RATE_PER_MINUTE = 1_200;
const BURST = 10;
const TEXT_MAX = 20_000;

export interface TeamsChat extends ChatPlatform {
  /** Writes to a person wherever they can be reached; opens the chat when there is none yet. */
  post(account: Account, activity: Partial<Activity>): Promise<MessageRef>;
  /** Replaces a message of ours. */
  repaint(account: Account, ref: MessageRef, activity: Partial<Activity>): Promise<MessageRef>;
  handOf(account: Account, inDialog?: boolean): Hand;
}

export interface ChatOptions {
  readonly directory: Directory;
  readonly seals: Seals;
  /** For people we have never heard of, and for rosters. */
  readonly serviceUrl: string;
  readonly ratePerMinute?: number | undefined;
  /** Told of somebody who was here and certainly is no more. */
  readonly left?: (account: Account) => void;
}

export function createChat(options: ChatOptions): TeamsChat {
  const { directory, seals, serviceUrl } = options;
  const workspace = workspaceIn(directory.tenantId);
  const handOf = (account: Account, inDialog = false): Hand => ({ account, seals, inDialog });
  const chat: TeamsChat = {
    platform: 'teams',
    workspace,
    pace: {
      workspace,
      ratePerMinute: options.ratePerMinute ?? RATE_PER_MINUTE,
      burst: BURST,
    },
    canLookUp: false,
    handOf,
    post: (account, activity) => post(options, account, activity),
    repaint: (account, ref, activity) => repaint(options, account, { ref, activity }),
    resolve: (audience) => resolveAudience({ directory, serviceUrl }, audience),
    person: (account) => readPerson(directory, account),
    personByEmail: (email) => readPersonByEmail(directory, email),
    request: (account, request) =>
      chat.post(
        account,
        cardActivity(requestCard(handOf(account), request), briefOf(requestPage(request))),
      ),
    find: async () => null,
    showReceipt: async (account, ref, receipt) => {
      await chat.repaint(account, ref, receiptActivity(handOf(account), receipt));
    },
    showProgress: ({ account, ref }, progress) => {
      const page = progressPage(progress);
      const activity = cardActivity(pageCard(handOf(account), page), briefOf(page));
      return ref === null || ref.message === ''
        ? chat.post(account, activity)
        : chat.repaint(account, ref, activity);
    },
    tell: async (account, { text, file }) => {
      await chat.post(account, textActivity(text));
      if (file === undefined) return;
      await chat.post(account, fileOffer(handOf(account), file) ?? textActivity(file.text));
    },
  };
  return chat;
}

export function receiptActivity(hand: Hand, receipt: Receipt): Partial<Activity> {
  return cardActivity(receiptCard(hand, receipt), briefOf(receiptPage(receipt, TEAMS)));
}

/** A card as a message; `summary` is what a notification shows. */
export function cardActivity(card: AdaptiveCard, summary: string): Partial<Activity> {
  return {
    type: 'message',
    summary: plain(summary, 300),
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

/** Words that Teams does not interpret. */
export function textActivity(text: string): Partial<Activity> {
  return { type: 'message', textFormat: 'plain', text: plain(text, TEXT_MAX) };
}

/** First by the reference we have; a chat that is gone is opened anew, once. */
async function post(
  options: ChatOptions,
  account: Account,
  activity: Partial<Activity>,
): Promise<MessageRef> {
  const { directory } = options;
  try {
    const known = readReference(await directory.conversations.find(account));
    if (known === null) return await postAnew(options, account, { known, activity });
    const sent = await directory.connector.send(known, activity).catch(unlessChatIsGone);
    if (sent !== null) return sent;
    return await postAnew(options, account, { known, activity }).catch(whoseChatIsGone);
  } catch (error) {
    throw await dropped(options, account, error);
  }
}

async function postAnew(
  options: ChatOptions,
  account: Account,
  { known, activity }: { known: Reference | null; activity: Partial<Activity> },
): Promise<MessageRef> {
  return options.directory.connector.send(await open(options, account, known), activity);
}

/** Somebody whose chat is gone and cannot be opened again has left. */
function whoseChatIsGone(error: unknown): never {
  throw goneBy(error) === 'not_installed' ? new DeliveryError('refused', 'left') : error;
}

async function open(
  { directory, serviceUrl }: ChatOptions,
  account: Account,
  known: Reference | null,
): Promise<Reference> {
  const { connector, conversations, clock } = directory;
  const at = known?.serviceUrl ?? serviceUrl;
  const conversationId = await connector.open(at, aadObjectIdOf(account));
  const earlier = await conversations.find(account);
  const reference = { serviceUrl: at, conversationId, kind: known?.kind ?? null };
  await conversations.save({
    account,
    reference: writeReference(reference),
    personName: earlier?.personName ?? 'Unnamed',
    email: earlier?.email ?? null,
    atMs: clock.nowMs(),
  });
  return reference;
}

/** A chat that Teams no longer knows is told by 404: nothing was posted. */
function unlessChatIsGone(error: unknown): null {
  if (error instanceof DeliveryError && error.reason === 'not_found') return null;
  throw error;
}

/**
 * Forgets the way to somebody who is out of reach; gives back the error. Only whose chat there was
 * has left for certain: an id that Teams never knew may be a slip in a list.
 */
async function dropped(options: ChatOptions, account: Account, error: unknown): Promise<unknown> {
  const gone = goneBy(error);
  if (gone === null) return error;
  const { conversations } = options.directory;
  const wasHere = readReference(await conversations.find(account)) !== null;
  await conversations.drop(account, gone);
  if (gone === 'left' && wasHere) options.left?.(account);
  return error;
}

async function repaint(
  { directory, serviceUrl }: ChatOptions,
  account: Account,
  { ref, activity }: { ref: MessageRef; activity: Partial<Activity> },
): Promise<MessageRef> {
  const known = readReference(await directory.conversations.find(account));
  const place = { serviceUrl: known?.serviceUrl ?? serviceUrl, conversationId: ref.channel };
  return directory.connector.update(place, ref.message, { ...activity, id: ref.message });
}
