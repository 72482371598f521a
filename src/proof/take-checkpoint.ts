/** A checkpoint leaves the database: to the witness, and to the admins when asked. */
import type { Account } from '../employee.ts';
import { DeliveryError } from '../errors.ts';
import { signCheckpoint } from '../ledger/checkpoint.ts';
import { chatOf } from '../people/chat-of.ts';
import type { Ports } from '../ports.ts';
import { checkWitness } from './check-witness.ts';

/**
 * Signs the ledger as it stands, after checking it against the last checkpoint: a rolled-back
 * database must not get a fresh signature. Returns the signed note.
 * @throws LedgerBrokenError as {@link checkWitness}.
 */
export async function takeCheckpoint(
  ports: Ports,
  options: { tellAdmins: boolean },
): Promise<string> {
  await checkWitness(ports);
  const head = await ports.ledger.head();
  const checkpoint = signCheckpoint(ports.signer, head);
  await ports.witness.remember(checkpoint);
  if (options.tellAdmins) await tellAdmins(ports, checkpoint, head.size);
  return checkpoint;
}

async function tellAdmins(ports: Ports, checkpoint: string, size: number): Promise<void> {
  const admins = await ports.views.admins();
  const accounts = admins
    .filter((admin) => admin.state === 'active')
    .flatMap((admin) => admin.accounts.find((account) => chatOf(ports, account) !== null) ?? []);
  for (const account of accounts) await tellOne(ports, account, { checkpoint, size });
}

/** An admin who cannot be reached is no reason to miss the checkpoint. */
async function tellOne(
  ports: Ports,
  account: Account,
  sent: { checkpoint: string; size: number },
): Promise<void> {
  const { checkpoint, size } = sent;
  const text = `Checkpoint of the consent ledger: ${size} ${size === 1 ? 'entry' : 'entries'}. Keep this file: with it anybody can prove later that no record was changed or removed.`;
  try {
    await chatOf(ports, account)?.tell(account, {
      text,
      file: { name: `rollcall-checkpoint-${size}.txt`, text: checkpoint },
    });
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    ports.log.warn('A checkpoint could not be sent to an admin.', { reason: error.reason, size });
  }
}
