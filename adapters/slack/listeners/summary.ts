/** Hands an admin the registration summary: a file and the text to paste, in their own messages. */
import type { Provider } from '../../../src/registration/campaign.ts';
import type { Summary } from '../../../src/registration/summarize.ts';
import { providerNamed } from '../../../src/wording/providers.ts';
import { SUMMARY_PDF } from '../../../src/wording/summary-pdf.ts';
import { plainSections } from '../blocks/parts.ts';
import { words } from '../blocks/text.ts';
import { post } from '../chat.ts';
import { userIdOf } from '../directory.ts';
import { toDeliveryError } from '../errors.ts';
import type { ListenerPorts } from './listener-ports.ts';
import type { Who } from './who.ts';

/** `word` names a provider, or is null for the campaign's own. @throws NotAllowedError, InvalidInputError */
export async function sendSummary(
  ports: ListenerPorts,
  { actor, account }: Who,
  word: string | null,
): Promise<Summary> {
  const provider = word === null ? await ownProvider(ports, { actor }) : providerNamed(word);
  const summary = await ports.service.summarize(actor, { provider, checkPages: true });
  const { fileName, markdown, plain } = ports.summaryTexts(summary);
  await ports.chat.tell(account, { text: plain, file: { name: fileName, text: markdown } });
  ports.repaint('post', `summary-pdf:${account}`, () =>
    sendPdf(ports, { actor, account }, summary),
  );
  return summary;
}

/** Made from every entry, so nobody waits for it. */
async function sendPdf(
  ports: ListenerPorts,
  { actor, account }: Pick<Who, 'actor' | 'account'>,
  summary: Summary,
): Promise<void> {
  const { name, bytes } = await ports.summaryPdf(
    await ports.service.report(actor, { of: summary }),
  );
  const { channel } = await post(ports.client, {
    to: userIdOf(account),
    text: words`${SUMMARY_PDF}`,
    blocks: plainSections(SUMMARY_PDF),
  });
  try {
    const file = Buffer.from(bytes);
    await ports.client.filesUploadV2({ channel_id: channel, filename: name, title: name, file });
  } catch (error) {
    throw toDeliveryError(error);
  }
}

async function ownProvider(
  { service }: ListenerPorts,
  { actor }: Pick<Who, 'actor'>,
): Promise<Provider> {
  const { campaign } = await service.overview(actor);
  return campaign?.definition.provider ?? 'portable';
}
