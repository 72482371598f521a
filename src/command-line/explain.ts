/** `rollcall explain`: which consent each kind of message needs, and why what is collected is enough. */
import { InvalidInputError } from '../errors.ts';
import { MESSAGE_KINDS, type MessageKind } from '../registration/campaign.ts';
import { consentLevelOf, kindsOf } from '../registration/consent-level.ts';
import { tellConsentLevel } from '../registration/tell-consent-level.ts';
import { type Command, OPERATOR, type Options, option } from './outcome.ts';

export const explain: Command = async ({ service }, options) => {
  const { campaign, media } = await service.overview(OPERATOR);
  const kinds = readKinds(options) ?? kindsOf(campaign?.definition ?? {});
  const level = consentLevelOf(kinds, media.length === 0 ? ['slack'] : media);
  const heading =
    campaign === null
      ? 'No campaign is defined yet; this is what the kinds of messages need.'
      : `${campaign.definition.brand.displayName} sends ${kinds.join(' and ')} messages.`;
  return {
    code: level.kinds.every(({ enough }) => enough) ? 0 : 1,
    json: level,
    text: [heading, '', ...tellConsentLevel(level), '', 'This is not legal advice.'].join('\n'),
  };
};

function readKinds(options: Options): MessageKind[] | null {
  const word = option(options, 'kind');
  if (word === null) return null;
  const kind = MESSAGE_KINDS.find((one) => one === word);
  if (kind !== undefined) return [kind];
  throw new InvalidInputError('kind', `kind must be one of ${MESSAGE_KINDS.join(', ')}.`);
}
