/** A number joins the few that may text employees. */
import { appendNext, decide } from '../decide.ts';
import { newId } from '../employee.ts';
import { InvalidInputError } from '../errors.ts';
import type { Draft } from '../ledger/fact.ts';
import type { Ports } from '../ports.ts';
import type { Actor, By } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import { ownerFields } from './assign.ts';
import type { AddNumber } from './orders.ts';
import { displayPhone, readPhone } from './phone.ts';
import { inRegister, openRegister, readWord, registered } from './register.ts';
import type { SendingNumber } from './sending-number.ts';

/**
 * Adds a number from `activeFrom` (now when absent). The same order again answers with the
 * number that is there. People who agreed to a notice that does not name it are not covered
 * by it until a broadcast asks them again (requirement 13).
 */
export async function addNumber(
  ports: Ports,
  actor: Actor,
  order: AddNumber,
): Promise<SendingNumber> {
  const by = await requireAdmin(ports, actor, 'add a number');
  const wanted = readOrder(order, ports.clock.now());
  return decide(async () => {
    const { expect, numbers } = await openRegister(ports);
    const present = inRegister(numbers, wanted.e164);
    if (present !== null) return same(present, wanted);
    refuseOverlap(numbers, wanted);
    const campaignId = (await ports.views.campaign())?.campaignId ?? null;
    const number = { ...wanted, campaignId, numberId: newId('num') };
    await appendNext(ports.ledger, { drafts: [addedDraft(number, by)], expect });
    return registered(ports, number.numberId);
  });
}

type Wanted = Omit<SendingNumber, 'numberId' | 'campaignId' | 'activeUntil'>;

function readOrder(order: AddNumber, now: string): Wanted {
  return {
    e164: readPhone(order.phone, 'phone'),
    label: readWord(order.label, 'label', 'The label'),
    owner: { kind: order.owner.kind, name: readWord(order.owner.name, 'owner', 'The owner') },
    kind: order.kind,
    use: order.use,
    provider: readWord(order.provider, 'provider', 'The provider'),
    activeFrom: order.activeFrom === undefined ? now : readInstant(order.activeFrom),
  };
}

const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** An RFC 3339 instant, or a date (midnight UTC), as UTC with milliseconds. */
function readInstant(text: string): string {
  const written = text.trim();
  const at = DATE.test(written) ? Date.parse(written) : Number.NaN;
  const instant = Number.isNaN(at) ? null : new Date(at).toISOString();
  const dayKept = /T/.test(written) || instant?.startsWith(written) === true;
  if (instant === null || !dayKept) {
    throw new InvalidInputError('activeFrom', 'This is not a date. Write it like 2026-08-03.');
  }
  return instant;
}

function same(present: SendingNumber, wanted: Wanted): SendingNumber {
  const alike =
    present.label === wanted.label &&
    present.owner.kind === wanted.owner.kind &&
    present.owner.name === wanted.owner.name &&
    present.kind === wanted.kind &&
    present.use === wanted.use &&
    present.provider === wanted.provider;
  if (alike) return present;
  throw new InvalidInputError(
    'phone',
    `${displayPhone(wanted.e164)} is already in use as “${present.label}”. Assign it anew, or retire it first.`,
  );
}

function refuseOverlap(numbers: readonly SendingNumber[], wanted: Wanted): void {
  const until = numbers
    .filter((number) => number.e164 === wanted.e164)
    .map((number) => number.activeUntil ?? '')
    .sort()
    .at(-1);
  if (until === undefined || wanted.activeFrom >= until) return;
  throw new InvalidInputError(
    'activeFrom',
    `${displayPhone(wanted.e164)} was in use until ${until}. Choose a later start.`,
  );
}

function addedDraft(number: Omit<SendingNumber, 'activeUntil'>, by: By): Draft {
  const { owner, ...rest } = number;
  const { fields, personal } = ownerFields(owner);
  return {
    key: `number:added:${number.numberId}`,
    fact: {
      kind: 'NumberAdded',
      numberId: rest.numberId,
      e164: rest.e164,
      label: rest.label,
      ...fields,
      numberKind: rest.kind,
      use: rest.use,
      provider: rest.provider,
      campaignId: rest.campaignId,
      activeFrom: rest.activeFrom,
      by,
    },
    personal,
    streams: ['numbers'],
  };
}
