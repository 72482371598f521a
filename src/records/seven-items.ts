/** CTIA Messaging Principles 5.1.2: the same seven items in every format, by the same names. */
import type { ConsentRecord } from './record.ts';

/** What stands for a personal field that was erased. */
const ERASED = 'erased';

export interface SevenItems {
  /** 1. UTC; `timeZone` is the person's own. */
  readonly timestamp: string;
  readonly timestampOfAct: string | null;
  readonly timeZone: string | null;
  /** 2. */
  readonly medium: string;
  /** 3. Language and action. */
  readonly experience: {
    readonly language: string;
    readonly noticeVersion: number;
    /** SHA-256 of the wording with its labels, as in the ledger. */
    readonly noticeSha256: string;
    readonly wording: string | null;
    readonly ticked: string | null;
    readonly action: string;
    readonly renderer: string;
    /** Paper and spoken consent: who entered it and what shows it. */
    readonly entered: {
      readonly by: string;
      readonly fileSha256: string | null;
      readonly script: string | null;
    } | null;
  };
  /** 4. */
  readonly campaign: {
    readonly id: string;
    readonly version: number | null;
    readonly brand: string | null;
    readonly messageTypes: readonly string[];
    readonly sendingNumbers: readonly string[];
  };
  /** 5. Null always comes with the reason. */
  readonly ipAddress: { readonly value: string | null; readonly reason: string | null };
  /** 6. Masked unless whole numbers were asked for. */
  readonly phoneNumber: string;
  /** 7. */
  readonly identity: {
    readonly employeeId: string;
    readonly name: string;
    readonly account: string | null;
    readonly email: string | null;
  };
}

const NO_ADDRESS = {
  disclosed: null,
  not_provided_by_medium: 'the medium does not disclose it to applications',
  not_applicable: 'not applicable',
} as const;

/** @param showNumber how the person's number is written: whole, or its last four digits */
export function sevenItems(
  record: ConsentRecord,
  showNumber: (e164: string) => string,
): SevenItems {
  const { given, personal, notice, campaign } = record;
  const { experience, entered } = given;
  const { brand, messageTypes } = campaign?.definition ?? { brand: null, messageTypes: [] };
  return {
    timestamp: record.recordedAt,
    timestampOfAct: entered?.actAt ?? given.platformAt,
    timeZone: record.timeZone,
    medium: given.medium,
    experience: {
      language: experience.locale,
      noticeVersion: experience.noticeVersion,
      noticeSha256: experience.noticeDigest,
      wording: notice?.text ?? null,
      ticked: experience.tick?.words ?? null,
      action: experience.button,
      renderer: experience.renderer,
      entered:
        entered === undefined
          ? null
          : {
              by: entered.by,
              fileSha256: entered.evidenceSha256,
              script: entered.scriptVersion,
            },
    },
    campaign: {
      id: given.campaignId,
      version: campaign?.version ?? null,
      brand: brand?.companyName ?? null,
      messageTypes,
      sendingNumbers: given.numbers,
    },
    ipAddress: ipOf(record),
    phoneNumber: personal.phone === undefined ? ERASED : showNumber(personal.phone),
    identity: {
      employeeId: record.employeeId,
      name: personal.name ?? ERASED,
      account: personal.account ?? (record.erasedAt === null ? null : ERASED),
      email: personal.email ?? null,
    },
  };
}

function ipOf({ given, personal }: ConsentRecord): SevenItems['ipAddress'] {
  if (given.ip !== 'disclosed') return { value: null, reason: NO_ADDRESS[given.ip] };
  const value = personal.ip ?? null;
  return { value, reason: value === null ? ERASED : null };
}

/** The last four digits, as many stars as there were digits before them (requirement 61). */
export const maskNumber = (e164: string): string =>
  `${'*'.repeat(Math.max(0, e164.length - 5))}${e164.slice(-4)}`;

export const wholeNumber = (e164: string): string => e164;
