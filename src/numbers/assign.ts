/** A number changes hands, label or use. */
import { appendNext, decide } from '../decide.ts';
import { InvalidInputError } from '../errors.ts';
import type { Draft, PersonalFields } from '../ledger/fact.ts';
import type { Ports } from '../ports.ts';
import type { Actor, By } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import type { AssignNumber } from './orders.ts';
import { displayPhone, readPhone } from './phone.ts';
import { inRegister, openRegister, readWord, registered } from './register.ts';
import type { SendingNumber } from './sending-number.ts';

/** What is absent stays as it is; nothing is written when nothing changes. */
export async function assignNumber(
  ports: Ports,
  actor: Actor,
  order: AssignNumber,
): Promise<SendingNumber> {
  const by = await requireAdmin(ports, actor, 'assign a number');
  const e164 = readPhone(order.phone, 'phone');
  return decide(async () => {
    const { expect, numbers, version } = await openRegister(ports);
    const before = inRegister(numbers, e164);
    if (before === null) throw notInUse(e164);
    const campaignId = (await ports.views.campaign())?.campaignId ?? before.campaignId;
    const after = { ...changed(before, order), campaignId };
    if (alike(before, after)) return before;
    const key = `number:assigned:${before.numberId}:${version}`;
    await appendNext(ports.ledger, { drafts: [numberAssigned(after, { key, by })], expect });
    return registered(ports, before.numberId);
  });
}

export const notInUse = (e164: string): InvalidInputError =>
  new InvalidInputError(
    'phone',
    `${displayPhone(e164)} is not among the numbers in use. Add it first, or check the digits.`,
  );

function changed(before: SendingNumber, order: AssignNumber): SendingNumber {
  const { label, owner, use } = order;
  return {
    ...before,
    label: label === undefined ? before.label : readWord(label, 'label', 'The label'),
    owner:
      owner === undefined
        ? before.owner
        : { kind: owner.kind, name: readWord(owner.name, 'owner', 'The owner') },
    use: use ?? before.use,
  };
}

const alike = (before: SendingNumber, after: SendingNumber): boolean =>
  before.label === after.label &&
  before.owner.kind === after.owner.kind &&
  before.owner.name === after.owner.name &&
  before.use === after.use &&
  before.campaignId === after.campaignId;

/** The fact that restates everything a number now has. */
export function numberAssigned(number: SendingNumber, write: { key: string; by: By }): Draft {
  const { fields, personal } = ownerFields(number.owner);
  return {
    key: write.key,
    fact: {
      kind: 'NumberAssigned',
      numberId: number.numberId,
      e164: number.e164,
      label: number.label,
      ...fields,
      use: number.use,
      campaignId: number.campaignId,
      by: write.by,
    },
    personal,
    streams: ['numbers'],
  };
}

/** A team's name is in the fact; a person's is personal and travels beside it. */
export function ownerFields(owner: SendingNumber['owner']): {
  fields: { ownerKind: 'person' | 'team'; ownerTeam: string | null };
  personal: PersonalFields;
} {
  return owner.kind === 'team'
    ? { fields: { ownerKind: 'team', ownerTeam: owner.name }, personal: {} }
    : { fields: { ownerKind: 'person', ownerTeam: null }, personal: { name: owner.name } };
}
