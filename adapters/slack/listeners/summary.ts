/** Hands an admin the registration summary: a file and the text to paste, in their own messages. */
import type { Provider } from '../../../src/registration/campaign.ts';
import type { Summary } from '../../../src/registration/summarize.ts';
import { providerNamed } from '../../../src/wording/providers.ts';
import type { ListenerPorts } from './listener-ports.ts';
import type { Who } from './who.ts';

/** `word` names a provider, or is null for the campaign's own. @throws NotAllowedError, InvalidInputError */
export async function sendSummary(
  ports: ListenerPorts,
  { actor, account }: Who,
  word: string | null,
): Promise<Summary> {
  const provider = word === null ? await ownProvider(ports, { actor }) : providerNamed(word);
  const summary = await ports.service.summarize(actor, provider);
  const { fileName, markdown, plain } = ports.summaryTexts(summary);
  await ports.chat.tell(account, { text: plain, file: { name: fileName, text: markdown } });
  return summary;
}

async function ownProvider(
  { service }: ListenerPorts,
  { actor }: Pick<Who, 'actor'>,
): Promise<Provider> {
  const { campaign } = await service.overview(actor);
  return campaign?.definition.provider ?? 'portable';
}
