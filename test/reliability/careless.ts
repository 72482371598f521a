/** Two ways to be careless, so that the tests can show that they would notice. */
import type { Consent } from '../../src/consent/consent.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import type { Draft } from '../../src/ledger/fact.ts';
import type { Append, Appended, ChatPlatform, Ports } from '../../src/ports.ts';

/** Looks for no doubtful request: what is not known to have been sent is sent again. */
export const sendAgainUnseen = (chat: ChatPlatform): ChatPlatform => ({
  ...chat,
  find: async () => null,
});

const LATER_MS = 300;

/**
 * A ledger that tells people "recorded" and writes their consent a moment later. Everything the
 * receipt reads meanwhile is made up from the draft.
 */
export function answerBeforeCommit(ports: Ports): Ports {
  const { ledger, views } = ports;
  const promised = new Map<string, Consent>();
  return {
    ...ports,
    views: {
      ...views,
      consent: async (employeeId) => promised.get(employeeId) ?? views.consent(employeeId),
    },
    ledger: {
      ...ledger,
      append: async (append: Append): Promise<Appended> => {
        const { drafts } = append;
        const given = drafts.map(consentOf).filter((consent) => consent !== null);
        if (given.length === 0) return ledger.append(append);
        for (const consent of given) promised.set(consent.employeeId, consent);
        setTimeout(() => void ledger.append(append), LATER_MS);
        return { entries: drafts.map(entryOf), repeated: false };
      },
    },
  };
}

function consentOf({ fact, personal }: Draft): Consent | null {
  if (fact.kind !== 'ConsentGiven') return null;
  const { employeeId, broadcastId, deliveryId, medium, experience } = fact;
  return {
    employeeId,
    status: 'given',
    phone: personal.phone ?? null,
    noticeDigest: experience.noticeDigest,
    noticeVersion: experience.noticeVersion,
    broadcastId,
    deliveryId,
    medium,
    at: new Date().toISOString(),
    seq: 0,
    givenSeq: 0,
  };
}

const entryOf = ({ key, fact, personal }: Draft): Entry => ({
  ...{ seq: 0, at: new Date().toISOString(), key, fact, personal },
  bytes: new Uint8Array(),
});
