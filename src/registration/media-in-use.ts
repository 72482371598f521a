/** Every way in which an employee can agree at this moment, in the order the message flow tells them. */
import type { Medium } from '../consent/consent.ts';
import type { ChatPlatform, Ports } from '../ports.ts';
import { DESCRIBED } from './message-flow.ts';

export interface MediaOnRecord {
  readonly views: Pick<Ports['views'], 'mediaAsked' | 'mediaUsed'>;
  readonly chats: readonly Pick<ChatPlatform, 'platform'>[];
}

/** The chats that are connected, what people were asked by, and what they agreed by. */
export async function mediaInUse({ views, chats }: MediaOnRecord): Promise<Medium[]> {
  const [used, asked] = await Promise.all([views.mediaUsed(), views.mediaAsked()]);
  const media = new Set<string>([
    ...chats.map((chat) => chat.platform),
    ...[...asked.values()].flat(),
    ...used,
  ]);
  return DESCRIBED.filter((medium) => media.has(medium));
}
