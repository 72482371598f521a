/** Personal links kept in memory: single use, bound to their purpose, as the service keeps them. */
import { randomBytes } from 'node:crypto';
import { composeWording, digestWording } from '../../src/consent/notice.ts';
import { InvalidInputError } from '../../src/errors.ts';
import type {
  LinkAnswer,
  LinkAnswered,
  LinkPage,
  LinkPurpose,
  NextTokens,
} from '../../src/links/link.ts';
import { readPhone } from '../../src/numbers/phone.ts';
import type { OwnRecord } from '../../src/proof/my-record.ts';
import { type Campaign, campaignDefinitionSchema } from '../../src/registration/campaign.ts';
import type { Receipt } from '../../src/service.ts';
import { DEFINITION } from './service.ts';

const AT = '2026-11-24T15:04:05.000Z';

export const CAMPAIGN: Campaign = {
  campaignId: 'cmp_northwind',
  version: 1,
  definition: campaignDefinitionSchema.parse(DEFINITION),
  definedAt: AT,
};
const WORDING = composeWording(CAMPAIGN.definition, ['+15125550101', '+15125550102']);
export const NOTICE = {
  ...WORDING,
  digest: digestWording(WORDING),
  campaignId: CAMPAIGN.campaignId,
  campaignVersion: 1,
  version: 3,
  numbers: ['+15125550101', '+15125550102'],
  publishedAt: AT,
};

export function receiptFor(
  status: Receipt['status'],
  { name = 'Ana Torres', phone = '+15125550142' } = {},
): Receipt {
  return {
    status,
    employee: {
      employeeId: 'emp_ana',
      name,
      email: null,
      directoryPhone: null,
      department: null,
      state: 'active',
      accounts: ['web:local:ana'],
    },
    consent: {
      employeeId: 'emp_ana',
      status,
      phone: status === 'refused' ? null : phone,
      noticeDigest: NOTICE.digest,
      noticeVersion: 3,
      broadcastId: 'brd_1',
      deliveryId: 'dlv_1',
      medium: 'web',
      at: AT,
      seq: 7,
      givenSeq: 7,
    },
    notice: NOTICE,
    campaign: CAMPAIGN,
    message: null,
    repeated: false,
  };
}

interface Kept {
  readonly purpose: LinkPurpose;
  readonly name: string;
  readonly expired: boolean;
  used: boolean;
}

export interface LinksAtHand {
  /** A new link; the token. */
  give(purpose?: Kept['purpose'], options?: { name?: string; expired?: boolean }): string;
  /** What was recorded, in order. */
  readonly acts: LinkAnswer[];
  /** Thrown or answered by the next answers instead of recording. */
  trouble: Error | LinkAnswered | null;
  openLink(token: string): Promise<LinkPage>;
  answerLink(token: string, answer: LinkAnswer): Promise<LinkAnswered>;
  linkRecord(token: string): Promise<OwnRecord | null>;
}

export function linksAtHand(): LinksAtHand {
  const kept = new Map<string, Kept>();
  const usable = (token: string) => {
    const link = kept.get(token);
    return link === undefined || link.used || link.expired ? null : link;
  };
  const desk: LinksAtHand = {
    acts: [],
    trouble: null,
    give(purpose = 'answer', { name = 'Ana Torres', expired = false } = {}) {
      const token = randomBytes(32).toString('base64url');
      kept.set(token, { purpose, name, expired, used: false });
      return token;
    },
    async openLink(token) {
      const link = usable(token);
      if (link === null || link.purpose === 'record') return { kind: 'gone' };
      const { employee, consent } = receiptFor('given', { name: link.name });
      const common = { notice: NOTICE, campaign: CAMPAIGN, employee };
      const form = { ...common, deliveryId: 'dlv_1', account: 'web:local:ana' };
      if (link.purpose === 'answer') return { kind: 'form', ...form };
      if (link.purpose === 'change') return { kind: 'change', ...form, consent };
      const status = { ...common, consent, openDeliveryId: null, mayText: true };
      return { kind: 'standing', status };
    },
    async linkRecord(token) {
      const link = usable(token);
      if (link?.purpose !== 'record') return null;
      const files = [{ path: 'evidence/record.txt', text: link.name }];
      return { name: 'my-consent-record.zip', files, person: null as never, madeAt: AT };
    },
    async answerLink(token, answer) {
      const link = usable(token);
      if (link === null || !PURPOSES[answer.act].includes(link.purpose)) return { kind: 'gone' };
      if (desk.trouble instanceof Error) throw desk.trouble;
      if (desk.trouble !== null) return desk.trouble;
      const receipt = receiptOf(answer, link.name);
      link.used = true;
      desk.acts.push(answer);
      return { kind: 'recorded', receipt, next: nextFor(desk, link, receipt) };
    },
  };
  return desk;
}

function nextFor({ give }: LinksAtHand, { name }: Kept, { status }: Receipt): NextTokens {
  const stands = status === 'given' || status === 'held';
  return {
    withdraw: stands ? give('withdraw', { name }) : null,
    change: stands ? give('change', { name }) : null,
    answer: stands ? null : give('answer', { name }),
    record: stands ? give('record', { name }) : null,
  };
}

const PURPOSES: Readonly<Record<LinkAnswer['act'], readonly LinkPurpose[]>> = {
  agree: ['answer', 'change'],
  decline: ['answer'],
  withdraw: ['withdraw'],
};

function receiptOf(answer: LinkAnswer, name: string): Receipt {
  if (answer.act !== 'agree')
    return receiptFor(answer.act === 'decline' ? 'refused' : 'withdrawn', { name });
  const phone = readPhone(answer.phone);
  if (!answer.ticked) throw new InvalidInputError('agree', 'Tick the box.');
  return receiptFor('given', { name, phone });
}
