/** Gives a person their own record, as a file in their conversation with the app. */
import type { Account } from '../../../src/employee.ts';
import { NO_RECORD, RECORD_HERE } from '../../../src/wording/own-record.ts';
import { plainSections } from '../blocks/parts.ts';
import { words } from '../blocks/text.ts';
import { post } from '../chat.ts';
import { userIdOf } from '../directory.ts';
import { toDeliveryError } from '../errors.ts';
import type { ListenerPorts } from './listener-ports.ts';

/** Queued, so that somebody who presses many times holds up nobody; only the account that asked is looked up. */
export function sendOwnRecord(ports: ListenerPorts, account: Account): void {
  ports.repaint('post', `record:${account}`, async () => {
    const record = await ports.service.myRecord(account);
    const text = record === null ? NO_RECORD : RECORD_HERE;
    const { channel } = await post(ports.client, {
      to: userIdOf(account),
      text: words`${text}`,
      blocks: plainSections(text),
    });
    if (record === null) return;
    const { name, bytes } = await ports.packRecord(record);
    try {
      await ports.client.filesUploadV2({
        channel_id: channel,
        filename: name,
        title: name,
        file: Buffer.from(bytes),
      });
    } catch (error) {
      throw toDeliveryError(error);
    }
  });
}
