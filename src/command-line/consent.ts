/** `rollcall consent enter | withdraw | settle`: what one person told HR outside any screen. */
import type { EnterAct, EvidenceOfAct, WithdrawFor } from '../consent/act.ts';
import { WITHDRAWAL_MEDIA } from '../consent/withdraw-for.ts';
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

/** Somebody told HR, on paper, aloud or by e-mail, that the texts must stop. */
export const withdrawConsent: Command = async ({ service }, options) => {
  const answer = await service.withdrawFor(OPERATOR, readWithdrawal(options));
  if (answer.kind === 'refused') return { code: 1, json: answer, text: answer.message };
  const { employee, status, repeated } = answer.receipt;
  const kept = repeated ? 'This was on record already.' : 'The withdrawal is on record.';
  return {
    code: 0,
    json: {
      employeeId: employee.employeeId,
      status,
      medium: answer.receipt.consent.medium,
      repeated,
    },
    text: `${kept} ${employee.employeeId} is not texted from any of the company’s numbers, as of now. Keep what shows it.`,
  };
};

function readWithdrawal(options: Options): WithdrawFor {
  const employee = option(options, 'employee');
  const query = employee ?? option(options, 'phone');
  if (query === null || (employee !== null && option(options, 'phone') !== null)) {
    throw new InvalidInputError('employee', 'Give either --employee or --phone.');
  }
  const medium = WITHDRAWAL_MEDIA.find((one) => one === option(options, 'medium'));
  if (medium === undefined) {
    throw new InvalidInputError('medium', 'medium must be email, paper, verbal or admin.');
  }
  const evidenceSha256 = option(options, 'evidenceSha256');
  const words = option(options, 'words');
  return {
    ...{ query, medium, actAt: option(options, 'date') ?? '' },
    ...(evidenceSha256 === null ? {} : { evidenceSha256 }),
    ...(words === null ? {} : { words }),
  };
}

/** Two employees named one number; HR has asked whose it is. */
export const settleConsent: Command = async ({ service, workspaces }, options) => {
  const answer = await service.settlePhone(OPERATOR, option(options, 'employee') ?? '');
  if (answer.kind === 'refused') return { code: 1, json: answer, text: answer.message };
  const { employeeId } = answer.receipt.employee;
  const setAside = (answer.setAside ?? []).map(({ employee }) => employee.employeeId);
  return {
    code: 0,
    json: { employeeId, status: answer.receipt.status, setAside },
    text: `The number is ${employeeId}’s, and the agreement counts again. Set aside${workspaces.length === 0 ? '' : ', and told so in chat'}: ${setAside.join(', ') || 'nobody'}.`,
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
