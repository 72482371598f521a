/** Hands an admin the registration summary: the text to paste, and a file. */
import type { Summary } from '../../../src/registration/summarize.ts';
import { providerNamed } from '../../../src/wording/providers.ts';
import { deliverDocument } from '../../chat/deliver-document.ts';
import { offeredPdf, pdfOffer } from '../summary-file.ts';
import { explain } from './explain.ts';
import type { ListenerPorts } from './listener-ports.ts';
import type { Who } from './turn.ts';

/** `word` names a provider, or is null for the campaign's own. @throws NotAllowedError, InvalidInputError */
export async function sendSummary(
  ports: ListenerPorts,
  { actor, account }: Who,
  word: string | null,
): Promise<Summary> {
  const { service, chat, summaryTexts } = ports;
  const own = word === null ? (await service.overview(actor)).campaign : null;
  const provider = providerNamed(word ?? own?.definition.provider ?? 'portable');
  const summary = await service.summarize(actor, { provider, checkPages: true });
  const { fileName, markdown, plain } = summaryTexts(summary);
  await chat.tell(account, { text: plain, file: { name: fileName, text: markdown } });
  offerPdf(ports, { actor, account }, summary);
  return summary;
}

/** Too large for a card, so it is made again, of the newest state, when the admin accepts it. */
function offerPdf(ports: ListenerPorts, { actor, account }: Who, summary: Summary): void {
  const { service, chat, summaryPdf } = ports;
  const { provider } = summary;
  deliverDocument(ports, {
    ...{ key: `summary-pdf:${account}`, account },
    make: async () => {
      const { name, bytes } = await summaryPdf(await service.report(actor, { of: summary }));
      return pdfOffer(chat.handOf(account), { name, size: bytes.length, provider });
    },
    send: (offer) => chat.post(account, offer),
    explain: (error) => explain(ports, error),
  });
}

/** Null when the context is not that of a PDF offered to this person. @throws NotAllowedError */
export async function acceptedPdf(
  { service, summaryPdf, seals }: ListenerPorts,
  { actor, account }: Who,
  context: unknown,
): Promise<Uint8Array | null> {
  const word = offeredPdf(seals, account, context);
  if (word === null) return null;
  const order = { provider: providerNamed(word), checkPages: true };
  return (await summaryPdf(await service.report(actor, order))).bytes;
}
