/** Files the app offers: a file consent card, accepted into OneDrive or declined. */
import { isRecord } from '../record.ts';
import { invokeActivity } from './activities.ts';
import { sceneOf, sendAndShow } from './acts.ts';
import { expectFile } from './file-upload.ts';
import type { AppAnswer } from './inbound.ts';
import { readableBy } from './messages.ts';
import type { Stand } from './stand.ts';
import type { Attachment, Teammate, TeamsMessage } from './tenant.ts';

const FILE_CONSENT = 'application/vnd.microsoft.teams.card.file.consent';

export interface FileHands {
  /** Accepts the newest file offered; the app gets an upload URL. */
  /** Of several offers the newest, or the newest of a file whose name ends so. */
  acceptsFile(end?: string): Promise<AppAnswer>;
  declinesFile(): Promise<AppAnswer>;
}

export function fileHandsOf(
  stand: Stand,
  person: Teammate,
  waiting: <T>(act: () => Promise<T>) => Promise<T>,
): FileHands {
  return {
    acceptsFile: (end = '') => waiting(() => answerOffer(stand, person, { action: 'accept', end })),
    declinesFile: () => waiting(() => answerOffer(stand, person, { action: 'decline', end: '' })),
  };
}

async function answerOffer(
  stand: Stand,
  person: Teammate,
  { action, end }: { readonly action: 'accept' | 'decline'; readonly end: string },
): Promise<AppAnswer> {
  const { message, offer } = newestOffer(stand, person, end);
  const content = isRecord(offer.content) ? offer.content : {};
  const context = action === 'accept' ? content.acceptContext : content.declineContext;
  const value = {
    type: 'fileUpload',
    action,
    context,
    ...(action === 'accept' ? { uploadInfo: uploadInfo(stand, person, offer) } : {}),
  };
  const scene = sceneOf(stand, person, message);
  const activity = invokeActivity(stand, person, { scene, name: 'fileConsent/invoke', value });
  return sendAndShow(stand, person, { activity, message });
}

/** Where the app may put the bytes, and how it links to them afterwards. */
function uploadInfo(stand: Stand, person: Teammate, offer: Attachment): Record<string, unknown> {
  const file = expectFile(stand.tenant, person.id, offer.name ?? 'file');
  return {
    contentUrl: `${stand.serviceUrl()}files/${file.id}`,
    name: file.name,
    uploadUrl: `${stand.serviceUrl()}upload/${file.id}`,
    uniqueId: file.id,
    fileType: file.name.split('.').at(-1) ?? '',
  };
}

function newestOffer(
  stand: Stand,
  person: Teammate,
  end: string,
): { message: TeamsMessage; offer: Attachment } {
  for (const message of readableBy(stand.tenant, person.id).reverse()) {
    const offer = message.attachments.find(
      (one) => one.contentType === FILE_CONSENT && (one.name ?? '').endsWith(end),
    );
    if (offer) return { message, offer };
  }
  throw new Error(`${person.name} is offered no file in Teams.`);
}
