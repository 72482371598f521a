/** What `rollcall start` prints: only the doors there are. */
import type { Config } from '../config.ts';
import { EMBEDDED_CAVEAT } from './summary.ts';

export interface Standing {
  readonly config: Pick<Config, 'slack' | 'teams' | 'baseUrl'>;
  readonly port: number;
  readonly storeKind: 'postgres' | 'embedded';
  readonly unknownAdmins: readonly string[];
  /** Last part of the pages' address; null while there is no page. */
  readonly slug: string | null;
}

export function banner(standing: Standing): string[] {
  const { config, port, storeKind, unknownAdmins, slug } = standing;
  const { slack, teams, baseUrl } = config;
  return [
    `Rollcall listens on port ${port}.`,
    ...(slack === null ? [] : [doorOfSlack(slack, baseUrl)]),
    ...(teams === null ? [] : [`Teams reaches it at ${baseUrl}/api/messages.`]),
    slug === null
      ? 'The pages for reviewers appear with the first campaign.'
      : `Reviewers read ${baseUrl}/evidence/${slug}, without login.`,
    ...(storeKind === 'embedded' ? [EMBEDDED_CAVEAT] : []),
    ...unknownAdmins.map((admin) => unknown(admin, teams !== null)),
  ];
}

const doorOfSlack = ({ appToken }: NonNullable<Config['slack']>, baseUrl: string): string =>
  appToken === null
    ? `Slack reaches it at ${baseUrl}/slack/events.`
    : 'Slack is reached over a socket (SLACK_APP_TOKEN), so it needs no public address.';

/** Teams tells of people one by one, as the app is installed for them. */
const unknown = (admin: string, mayArrive: boolean): string =>
  `ROLLCALL_ADMINS names ${admin}, whom no connected chat knows: correct it and start again${mayArrive ? ', unless the app is still to be installed for them in Teams' : ''}.`;
