/** `rollcall campaign set --file campaign.yaml` and `rollcall campaign show`. */
import { readYaml } from '../../adapters/documents/yaml.ts';
import { InvalidInputError } from '../errors.ts';
import { tellFindings } from './lint.ts';
import { type Command, OPERATOR, option } from './outcome.ts';

export const setCampaign: Command = async ({ service }, options) => {
  const text = option(options, 'fileText');
  if (text === null) {
    throw new InvalidInputError(
      'file',
      'The campaign file is empty: fill in the example of the README and try again.',
    );
  }
  const { campaign, notice, findings } = await service.defineCampaign(OPERATOR, readYaml(text));
  const errors = findings.filter((finding) => finding.severity === 'error');
  const lines = [
    `Campaign version ${campaign.version} is on record; its notice is version ${notice.version}:`,
    '',
    notice.text,
    ...tellFindings(findings),
  ];
  return {
    code: errors.length === 0 ? 0 : 1,
    json: { campaign, notice, findings },
    text: lines.join('\n'),
  };
};

export const showCampaign: Command = async ({ service }) => {
  const { campaign, notice, findings, nextStep } = await service.overview(OPERATOR);
  if (campaign === null) {
    return {
      code: 1,
      json: { campaign: null, nextStep },
      text: `No campaign is defined yet. ${nextStep}`,
    };
  }
  const { brand, provider, messageTypes } = campaign.definition;
  const lines = [
    `${brand.displayName} (${brand.companyName}), campaign version ${campaign.version}, provider ${provider}`,
    `Texts about: ${messageTypes.join(', ')}`,
    notice === null
      ? 'No notice is published yet.'
      : `Notice version ${notice.version} in force:\n\n${notice.text}`,
    ...tellFindings(findings),
    '',
    nextStep,
  ];
  return { code: 0, json: { campaign, notice, findings, nextStep }, text: lines.join('\n') };
};
