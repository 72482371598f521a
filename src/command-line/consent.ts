/** `rollcall consent enter`: one person's consent on paper or by word of mouth. */
import type { EnterAct, EvidenceOfAct } from '../consent/act.ts';
import { InvalidInputError } from '../errors.ts';
import { displayPhone } from '../numbers/phone.ts';
import { type Command, OPERATOR, type Options, option } from './outcome.ts';

export const enterConsent: Command = async ({ service }, options) => {
  const answer = await service.enterAct(OPERATOR, readAct(options));
  if (answer.kind === 'refused') return { code: 1, json: answer, text: answer.message };
  const { employee, consent, repeated, status } = answer.receipt;
  const number = consent.phone === null ? 'no number' : displayPhone(consent.phone);
  const kept = repeated
    ? 'This was on record already; nothing was added.'
    : 'The consent is on record.';
  const held =
    status === 'held'
      ? ' It is on hold: another employee named the same number, so nobody texts it yet.'
      : '';
  return {
    code: status === 'given' ? 0 : 1,
    json: { employeeId: employee.employeeId, status, medium: consent.medium, repeated },
    text: `${kept} ${employee.employeeId}, ${number}.${held} Keep the form or the script: the record holds only what proves that they are unchanged.`,
  };
};

function readAct(options: Options): EnterAct {
  const query = option(options, 'employee');
  const name = option(options, 'name');
  if ((query === null) === (name === null)) {
    throw new InvalidInputError(
      'employee',
      'Give either --employee, for somebody on record, or --name, for somebody new.',
    );
  }
  const notice = option(options, 'notice');
  return {
    ...readEvidence(options),
    who: query === null ? { name: name ?? '' } : { query },
    phone: option(options, 'phone') ?? '',
    actAt: option(options, 'date') ?? '',
    ...(notice === null ? {} : { noticeDigest: notice }),
  };
}

function readEvidence(options: Options): EvidenceOfAct {
  const medium = option(options, 'medium');
  if (medium === 'paper') {
    const sha256 = option(options, 'evidenceSha256');
    if (sha256 === null) {
      throw new InvalidInputError('evidence', 'Give --evidence with the scan of the signed form.');
    }
    return { medium, evidence: { fileName: option(options, 'evidence') ?? '', sha256 } };
  }
  if (medium === 'verbal') {
    return { medium, evidence: { scriptVersion: option(options, 'script') ?? '' } };
  }
  throw new InvalidInputError('medium', 'medium must be paper or verbal.');
}
