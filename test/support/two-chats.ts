/** An office whose people are in Slack and in Teams. */
import { createService } from '../../src/service.ts';
import { type FakeChat, fakeChat } from './fake-chat.ts';
import { type Office, type OfficeOptions, openReadyOffice } from './service.ts';

export interface TwoChats extends Office {
  readonly teams: FakeChat;
}

export async function openTwoChats(options?: OfficeOptions): Promise<TwoChats> {
  const office = await openReadyOffice(options);
  const teams = fakeChat({ workspace: 'teams:northwind', ratePerMinute: 60_000, burst: 1_000 });
  const ports = { ...office.ports, chats: [office.chat, teams] };
  return { ...office, ports, teams, service: createService(ports) };
}

const PATIENCE_MS = 5_000;

/** Waits until `look` finds what it looks for. */
export async function eventually<T>(
  look: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const endMs = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > endMs) throw new Error('It did not happen in time.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
