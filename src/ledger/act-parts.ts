/** What the facts about a person's act state alike: CTIA 5.1.2's experience, medium, IP address and time. */
import { z } from 'zod';
import { by, digest, id, instant, medium, word } from './fact-parts.ts';

/** CTIA 5.1.2 "capture of experience (language and action)". */
const experience = z.strictObject({
  locale: word,
  /** Digest of the exact wording; the wording itself is in NoticePublished. */
  noticeDigest: digest,
  noticeVersion: z.number().int().positive(),
  /** What the person pressed, as it was labelled; who declined in words: the stop word, or `sentence`. */
  button: word,
  /** The words beside the box, and that the person ticked it; null for a decline. */
  tick: z
    .strictObject({ words: word, ticked: z.literal(true), preTicked: z.literal(false) })
    .nullable(),
  /** Which renderer drew it, so that it can be drawn again: `slack/1`. */
  renderer: word,
});

/** CTIA 5.1.2 "IP address": null always comes with the reason (requirement 9, 10). */
export const ipAbsence = z.enum(['disclosed', 'not_provided_by_medium', 'not_applicable']);

export const act = {
  employeeId: id,
  campaignId: id,
  broadcastId: id.nullable(),
  deliveryId: id.nullable(),
  medium,
  experience,
  ip: ipAbsence,
  /** The platform's own time of the act, where it gives one. */
  platformAt: instant.nullable(),
};

/** A day (`2026-11-20`), or a day and time where the source gives one. */
const dayOrInstant = z.string().regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}\.\d{3}Z)?$/);

export const entered = z.strictObject({
  by,
  /** When the person acted, as the paper or the note says. */
  actAt: dayOrInstant,
  /** Of the file that shows it; null for a spoken act. */
  evidenceSha256: digest.nullable(),
  /** Which version of the script was read aloud; null for paper. */
  scriptVersion: word.nullable(),
});
