/** Hands an admin the registration summary: a file and the text to paste, in their own messages. */
import type { Provider } from '../../../src/registration/campaign.ts';
import type { Summary } from '../../../src/registration/summarize.ts';
import { providerNamed } from '../../../src/wording/providers.ts';
import { SUMMARY_PDF } from '../../../src/wording/summary-pdf.ts';
import type { Document } from '../send-document.ts';
import { bringDocument } from './bring-document.ts';
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
  // Made from every entry, so nobody waits for it.
  const make = async (): Promise<Document> => ({
    ...(await ports.summaryPdf(await ports.service.report(actor, { of: summary }))),
    text: SUMMARY_PDF,
  });
  bringDocument(ports, { key: `summary-pdf:${account}`, account, make });
  return summary;
}

async function ownProvider(
  { service }: ListenerPorts,
  { actor }: Pick<Who, 'actor'>,
): Promise<Provider> {
  const { campaign } = await service.overview(actor);
  return campaign?.definition.provider ?? 'portable';
}
