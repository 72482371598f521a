/** Makes a file and brings it, with the words above it, into the person's conversation with the app. */
import { type Delivering, deliverDocument } from '../../chat/deliver-document.ts';
import { userIdOf } from '../directory.ts';
import { type Document, sendDocument } from '../send-document.ts';
import { explain } from './explain.ts';
import type { ListenerPorts } from './listener-ports.ts';

export function bringDocument(
  ports: ListenerPorts,
  wanted: Pick<Delivering<Document>, 'key' | 'account' | 'make'>,
): void {
  deliverDocument(ports, {
    ...wanted,
    send: (made) => sendDocument(ports.client, userIdOf(wanted.account), made),
    explain: (error) => explain(ports, error),
  });
}
