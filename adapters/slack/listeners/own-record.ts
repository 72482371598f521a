/** Gives a person their own record, as a file in their conversation with the app. */
import type { Account } from '../../../src/employee.ts';
import { NO_RECORD, RECORD_HERE } from '../../../src/wording/own-record.ts';
import type { Document } from '../send-document.ts';
import { bringDocument } from './bring-document.ts';
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
  bringDocument(ports, { key, account, make });
}
