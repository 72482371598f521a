/** Gives a person their own record, as a file in their conversation with the app. */
import type { Account } from '../../../src/employee.ts';
import { NO_RECORD, RECORD_HERE } from '../../../src/wording/own-record.ts';
import { deliverDocument } from '../../chat/deliver-document.ts';
import { userIdOf } from '../directory.ts';
import { type Document, sendDocument } from '../send-document.ts';
import { explain } from './explain.ts';
import type { ListenerPorts } from './listener-ports.ts';

/** Queued, so that somebody who presses many times holds up nobody; only the account that asked is looked up. */
export function sendOwnRecord(ports: ListenerPorts, account: Account): void {
  const key = `record:${account}`;
  const make = async (): Promise<Document | null> => {
    const record = await ports.service.myRecord(account);
    if (record !== null) return { ...(await ports.packRecord(record)), text: RECORD_HERE };
    ports.repaint('post', key, () => ports.chat.tell(account, { text: NO_RECORD }));
    return null;
  };
  deliverDocument(ports, {
    ...{ key, account, make },
    send: (made) => sendDocument(ports.client, userIdOf(account), made),
    explain: (error) => explain(ports, error),
  });
}
