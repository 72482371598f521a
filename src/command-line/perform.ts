/** Finds the command by its name and performs it; every error becomes an outcome. */
import { listAccounts, splitAccount } from './accounts.ts';
import { audit } from './audit.ts';
import { setCampaign, showCampaign } from './campaign.ts';
import { enterConsent, settleConsent, withdrawConsent } from './consent.ts';
import { erase } from './erase.ts';
import { explain } from './explain.ts';
import { failure } from './failure.ts';
import { handOutLinks } from './links.ts';
import { lint } from './lint.ts';
import { addNumber, assignNumber, listNumbers, retireNumber } from './numbers.ts';
import type { Command, Desk, Outcome, Request } from './outcome.ts';
import { pagePictures } from './page-pictures.ts';
import { checkPages, listPages } from './pages.ts';
import { check, grantAdmin, left, listAdmins, returned, revokeAdmin, status } from './people.ts';
import { checkpoint, evidence, verify } from './proof.ts';
import { exportRecords } from './record.ts';
import { rejected } from './rejected.ts';
import { remind } from './remind.ts';
import { diffSubmissions, listSubmissions, recordStatus, submitted } from './submit.ts';
import { summary } from './summary.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  'registration submitted': submitted,
  'registration status': recordStatus,
  'registration list': listSubmissions,
  'registration diff': diffSubmissions,
  rejected,
  remind,
  'accounts list': listAccounts,
  'accounts split': splitAccount,
  'campaign set': setCampaign,
  'campaign show': showCampaign,
  'consent enter': enterConsent,
  'consent settle': settleConsent,
  'consent withdraw': withdrawConsent,
  left,
  returned,
  links: handOutLinks,
  'numbers list': listNumbers,
  'numbers add': addNumber,
  'numbers assign': assignNumber,
  'numbers retire': retireNumber,
  'admins list': listAdmins,
  'admins grant': grantAdmin,
  'admins revoke': revokeAdmin,
  'pages list': listPages,
  'pages check': checkPages,
  'pages pictures': pagePictures,
  status,
  check,
  explain,
  lint,
  summary,
  evidence,
  audit,
  erase,
  export: exportRecords,
  verify,
  checkpoint,
};

export async function perform(desk: Desk, request: Request): Promise<Outcome> {
  try {
    const command = Object.hasOwn(COMMANDS, request.command)
      ? COMMANDS[request.command]
      : undefined;
    if (command === undefined)
      return { code: 2, json: { error: { code: 'USAGE' } }, text: 'There is no such command.' };
    return await command(desk, request.options);
  } catch (error) {
    return failure(error);
  }
}
