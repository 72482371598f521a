/** Which entries tell one person's story: their own, and what those refer to. */
import type { Ledger } from '../ports.ts';
import type { Entry } from './entry.ts';
import type { Fact, FactKind, FactOf, Stream } from './fact.ts';

/** An entry whose kind is known. */
export type EntryOf<K extends FactKind> = Entry & { readonly fact: FactOf<K> };

export interface EntriesAbout {
  /** The person's own entries, in order. */
  readonly own: readonly Entry[];
  /** Own entries, and the notices, campaigns, broadcasts and sending numbers they rest on, in order. */
  readonly all: readonly Entry[];
  readonly notices: readonly EntryOf<'NoticePublished'>[];
  /** The file of each notice's exact wording, by digest. */
  readonly noticePaths: ReadonlyMap<string, string>;
  readonly campaigns: readonly EntryOf<'CampaignDefined'>[];
  /** Every broadcast of the person's campaign, oldest first. */
  readonly launched: readonly EntryOf<'BroadcastLaunched'>[];
}

/** Everything below `size` that concerns this employee. Reads by stream, never the whole ledger. */
export async function entriesAbout(
  ledger: Ledger,
  { employeeId, size }: { readonly employeeId: string; readonly size: number },
): Promise<EntriesAbout> {
  const below = (entries: readonly Entry[]) => entries.filter(({ seq }) => seq < size);
  const read = async (stream: Stream) => below(await ledger.entriesOf(stream));
  const own = (await read(`employee:${employeeId}`)).filter(
    ({ fact }) =>
      ('employeeId' in fact && fact.employeeId === employeeId) ||
      (fact.kind === 'AccountSplit' && fact.newEmployeeId === employeeId),
  );
  const facts = own.map(({ fact }) => fact);
  const broadcasts: Entry[] = [];
  for (const id of unique(facts.flatMap(broadcastOf)))
    broadcasts.push(...below(await endsOfBroadcast(ledger, id)));
  const campaignIds = unique([...facts, ...broadcasts.map(({ fact }) => fact)].flatMap(campaignOf));
  const defined = await readAll(
    read,
    campaignIds.map((id) => `campaign:${id}` as const),
  );
  const digests = new Set(facts.flatMap(noticeOf));
  const notices = defined
    .filter((entry) => is(entry, 'NoticePublished'))
    .filter(({ fact }) => digests.has(fact.digest));
  const campaigns = defined
    .filter((entry) => is(entry, 'CampaignDefined'))
    .filter(({ fact }) => notices.some((notice) => isOf(notice.fact, fact)));
  const named = new Set([...facts, ...notices.map(({ fact }) => fact)].flatMap(numbersOf));
  const numbers = (await read('numbers')).filter(
    ({ fact }) => 'e164' in fact && named.has(fact.e164),
  );
  // The collective notices of the campaign stand beside the person's own act (requirement 33).
  const launched = inOrder([...broadcasts, ...defined]).filter((entry) =>
    is(entry, 'BroadcastLaunched'),
  );
  const all = inOrder([...own, ...broadcasts, ...launched, ...notices, ...campaigns, ...numbers]);
  return { own, all, notices, noticePaths: pathsOf(notices), campaigns, launched };
}

/** Its launch comes before everybody's requests, which may be many; its end has a key of its own. */
async function endsOfBroadcast(ledger: Ledger, broadcastId: string): Promise<Entry[]> {
  const [first] = await ledger.entriesOf(`broadcast:${broadcastId}`, 1);
  const end = await ledger.byKey(`cancelled:${broadcastId}`);
  return [
    ...(first !== undefined && is(first, 'BroadcastLaunched') ? [first] : []),
    ...(end !== null && is(end, 'BroadcastCancelled') ? [end] : []),
  ];
}

async function readAll(
  read: (stream: Stream) => Promise<Entry[]>,
  streams: readonly Stream[],
): Promise<Entry[]> {
  const found: Entry[] = [];
  for (const stream of streams) found.push(...(await read(stream)));
  return found;
}

export function is<K extends FactKind>(entry: Entry, kind: K): entry is EntryOf<K> {
  return entry.fact.kind === kind;
}

const isOf = (notice: FactOf<'NoticePublished'>, campaign: FactOf<'CampaignDefined'>): boolean =>
  notice.campaignId === campaign.campaignId && notice.campaignVersion === campaign.version;

const broadcastOf = (fact: Fact): string[] =>
  'broadcastId' in fact && fact.broadcastId !== null ? [fact.broadcastId] : [];

const campaignOf = (fact: Fact): string[] =>
  'campaignId' in fact && fact.campaignId !== null ? [fact.campaignId] : [];

function noticeOf(fact: Fact): string[] {
  if (fact.kind === 'ConsentRequested') return [fact.noticeDigest];
  return 'experience' in fact ? [fact.experience.noticeDigest] : [];
}

const numbersOf = (fact: Fact): readonly string[] =>
  fact.kind === 'ConsentGiven' || fact.kind === 'NoticePublished' ? fact.numbers : [];

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

function inOrder(entries: readonly Entry[]): Entry[] {
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

/** `notice-1.txt`; versions count per campaign, so with several campaigns the id comes too. */
function pathsOf(notices: readonly EntryOf<'NoticePublished'>[]): ReadonlyMap<string, string> {
  const several = new Set(notices.map(({ fact }) => fact.campaignId)).size > 1;
  return new Map(
    notices.map(({ fact }) => [
      fact.digest,
      several ? `notice-${fact.campaignId}-${fact.version}.txt` : `notice-${fact.version}.txt`,
    ]),
  );
}
