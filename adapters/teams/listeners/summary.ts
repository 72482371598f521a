/** Hands an admin the registration summary: the text to paste, and a file. */
import { InvalidInputError } from '../../../src/errors.ts';
import type { Provider } from '../../../src/registration/campaign.ts';
import type { Summary } from '../../../src/registration/summarize.ts';
import type { ListenerPorts } from './listener-ports.ts';
import type { Who } from './turn.ts';

const PROVIDERS: readonly Provider[] = ['portable', 'ringcentral'];

/** `word` names a provider, or is null for the campaign's own. @throws NotAllowedError, InvalidInputError */
export async function sendSummary(
  { service, chat, summaryTexts }: ListenerPorts,
  { actor, account }: Who,
  word: string | null,
): Promise<Summary> {
  const own = word === null ? (await service.overview(actor)).campaign : null;
  const provider = PROVIDERS.find(
    (one) => one === (word ?? own?.definition.provider ?? 'portable'),
  );
  if (provider === undefined) {
    throw new InvalidInputError(
      'provider',
      `Please name one of these providers: ${PROVIDERS.join(', ')}.`,
    );
  }
  const summary = await service.summarize(actor, provider);
  const { fileName, markdown, plain } = summaryTexts(summary);
  await chat.tell(account, { text: plain, file: { name: fileName, text: markdown } });
  return summary;
}
