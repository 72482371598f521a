/** Hands an admin the registration summary: the text to paste, and a file. */
import type { Summary } from '../../../src/registration/summarize.ts';
import { providerNamed } from '../../../src/wording/providers.ts';
import type { ListenerPorts } from './listener-ports.ts';
import type { Who } from './turn.ts';

/** `word` names a provider, or is null for the campaign's own. @throws NotAllowedError, InvalidInputError */
export async function sendSummary(
  { service, chat, summaryTexts }: ListenerPorts,
  { actor, account }: Who,
  word: string | null,
): Promise<Summary> {
  const own = word === null ? (await service.overview(actor)).campaign : null;
  const provider = providerNamed(word ?? own?.definition.provider ?? 'portable');
  const summary = await service.summarize(actor, provider);
  const { fileName, markdown, plain } = summaryTexts(summary);
  await chat.tell(account, { text: plain, file: { name: fileName, text: markdown } });
  return summary;
}
