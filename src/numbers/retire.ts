/** A number stops texting employees; its history stays. */
import { appendNext, decide } from '../decide.ts';
import type { Ports } from '../ports.ts';
import type { Actor } from '../roles/actor.ts';
import { requireAdmin } from '../roles/require-admin.ts';
import { notInUse } from './assign.ts';
import { readPhone } from './phone.ts';
import { inRegister, openRegister, registered } from './register.ts';
import type { SendingNumber } from './sending-number.ts';

/** Ends the use of a number now; a number that was retired before is returned as it is. */
export async function retireNumber(
  ports: Ports,
  actor: Actor,
  phone: string,
): Promise<SendingNumber> {
  const by = await requireAdmin(ports, actor, 'retire a number');
  const e164 = readPhone(phone, 'phone');
  return decide(async () => {
    const { expect, numbers } = await openRegister(ports);
    const active = inRegister(numbers, e164);
    if (active === null) {
      const retired = numbers.findLast((number) => number.e164 === e164);
      if (retired === undefined) throw notInUse(e164);
      return retired;
    }
    const { numberId } = active;
    const fact = {
      kind: 'NumberRetired' as const,
      numberId,
      e164,
      activeUntil: ports.clock.now(),
      by,
    };
    const draft = {
      key: `number:retired:${numberId}`,
      fact,
      personal: {},
      streams: ['numbers' as const],
    };
    await appendNext(ports.ledger, { drafts: [draft], expect });
    return registered(ports, numberId);
  });
}
