/** Gives a person their own record: offered as a file, made anew when they accept. */
import { NO_RECORD, RECORD_HERE } from '../../../src/wording/own-record.ts';
import { recordOffer } from '../files.ts';
import type { ListenerPorts } from './listener-ports.ts';
import { inWords, type Shown } from './shown.ts';
import type { Turn } from './turn.ts';

/** Only the account that asked is looked up. The zip is too large for a card, so the card carries only a seal. */
export async function offerOwnRecord(ports: ListenerPorts, turn: Turn): Promise<Shown> {
  const { account, activityId } = turn;
  const record = await ports.service.myRecord(account);
  if (record === null) return inWords(NO_RECORD);
  const { name, bytes } = await ports.packRecord(record);
  const offer = recordOffer(ports.chat.handOf(account), { name, size: bytes.length });
  ports.repaint('post', `record:${account}:${activityId}`, () => ports.chat.post(account, offer));
  return inWords(RECORD_HERE);
}
