/** The registration-ready summary, issued at one state of the ledger and recorded as a fact. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { campaignOf } from '../broadcast/audience.ts';
import { decide } from '../decide.ts';
import { StaleError } from '../errors.ts';
import { signCheckpoint } from '../ledger/checkpoint.ts';
import { readTiles } from '../ledger/tiles.ts';
import type { Ports } from '../ports.ts';
import type { Provider } from '../registration/campaign.ts';
import { readHandedIn } from '../registration/handed-in.ts';
import { type OpenedPages, openPages, withOpenedPages } from '../registration/pages-verify.ts';
import { composeSummary, type Summary } from '../registration/summarize.ts';
import type { Actor, By } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import { readSummaryInput } from './read-summary-input.ts';
import { takeCheckpoint } from './take-checkpoint.ts';

export interface SummaryOptions {
  readonly provider: Provider;
  /** Opens the public pages first, where anything outside can be opened, and lets what is found there stand in the way. */
  readonly checkPages?: boolean;
}

/**
 * Every count in it can be recounted from the ledger at its checkpoint. Asked for twice while
 * nothing else was recorded, it is the same to the byte, and on record once.
 * @throws StaleError when entries came in without a pause all the while
 */
export async function issueSummary(
  ports: Ports,
  actor: Actor,
  given: Provider | SummaryOptions,
): Promise<Summary> {
  const by = await requireAdmin(ports, actor, 'get the summary');
  const options = typeof given === 'string' ? { provider: given } : given;
  const opens = options.checkPages === true && ports.website !== undefined;
  const opened = opens ? await openPages(ports) : null;
  const { summary, size } = await decide(
    () => composeAtRest(ports, options.provider, opened),
    TRIES_WHILE_ANSWERS_COME,
  );
  await recordIssue(ports, { summary, size, by });
  return summary;
}

/** A summary takes a few reads, and a company of thousands answers several times a second. */
const TRIES_WHILE_ANSWERS_COME = 100;

/** Reads everything while no entry is added; when one comes in between, reads again. */
async function composeAtRest(
  ports: Ports,
  provider: Provider,
  opened: OpenedPages | null,
): Promise<{ summary: Summary; size: number }> {
  await campaignOf(ports);
  const before = await ports.ledger.head();
  await takeCheckpoint(ports, { tellAdmins: false });
  const { size, checkpoint, issuedAt } = await stateOf(ports, before);
  const [read, handedIn] = await Promise.all([
    readSummaryInput(ports, { provider, checkpoint, issuedAt }),
    readHandedIn(ports),
  ]);
  const registration = handedIn && { standing: handedIn.standing, alarms: handedIn.alarms };
  const input = { ...read, registration };
  const after = await ports.ledger.head();
  if (after.size !== before.size) throw new StaleError('The ledger grew during the summary.');
  const summary = composeSummary(opened === null ? input : withOpenedPages(input, opened));
  return { summary, size };
}

/** What it stands on: everything but the summaries issued since. */
async function stateOf(
  { ledger, signer }: Pick<Ports, 'ledger' | 'signer'>,
  head: { readonly size: number; readonly root: Uint8Array },
): Promise<{ size: number; checkpoint: string; issuedAt: string }> {
  let size = head.size;
  let [newest] = await ledger.entriesAt([size - 1]);
  while (newest?.fact.kind === 'SummaryIssued') {
    size -= 1;
    [newest] = await ledger.entriesAt([size - 1]);
  }
  if (newest === undefined) throw new StaleError('The newest entry is not there yet.');
  const root = size === head.size ? head.root : await readTiles(ledger, size).rangeRoot(0, size);
  return { size, checkpoint: signCheckpoint(signer, { size, root }), issuedAt: newest.at };
}

async function recordIssue(
  ports: Ports,
  issued: { summary: Summary; size: number; by: By },
): Promise<void> {
  const { summary, size, by } = issued;
  const campaign = await campaignOf(ports);
  const { provider, ready } = summary;
  const sha256 = createHash('sha256')
    .update(String(canonicalize(summary)), 'utf8')
    .digest('hex');
  await ports.ledger.append({
    drafts: [
      {
        key: `summary:${sha256}`,
        fact: {
          kind: 'SummaryIssued',
          campaignId: campaign.campaignId,
          provider,
          ready,
          sha256,
          size,
          by,
        },
        personal: {},
        streams: [`campaign:${campaign.campaignId}`],
      },
    ],
  });
}
