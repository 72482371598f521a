/** The facts about handing the registration in: what was submitted, and what became of it. */
import { z } from 'zod';
import { by, digest, fact, id, word } from './fact-parts.ts';

/** A field of a provider's form. */
const formValue = z.union([
  z.string().max(8192),
  z.boolean(),
  z.array(z.string().max(4096)).max(100),
]);

/** In the words of every provider: pending, live, refused, stopped for now, over. */
const SUBMISSION_STATUSES = ['submitted', 'approved', 'rejected', 'suspended', 'expired'] as const;

/** What was handed in to a provider, as its form stood at that moment. No personal data (requirement 49). */
export const submittedFact = fact('CampaignSubmitted', {
  campaignId: id,
  submissionId: id,
  provider: word,
  /** 1, 2, 3 ... per provider. */
  attempt: z.number().int().positive(),
  /** The wording in force, which the message flow repeats. */
  noticeDigest: digest,
  /** By the form's field names. */
  fields: z.record(word, formValue),
  /** SHA-256 of the RFC 8785 form of `fields`. */
  sha256: digest,
  /** The provider's own name for the campaign, e.g. `C8VLZXY`, where it has given one. */
  providerCampaignId: word.nullable(),
  /** A public page did not open from here; whoever recorded this had looked at it. */
  pagesSeen: z.literal(true).optional(),
  by,
});

/** What became of it at the provider and the reviewers. */
export const statusFact = fact('CampaignStatusRecorded', {
  campaignId: id,
  submissionId: id,
  status: z.enum(SUBMISSION_STATUSES),
  /** The reviewer's code, or the provider's own word for the status. */
  code: word.nullable(),
  /** What the reviewer wrote, without personal data. */
  reviewersText: z.string().min(1).max(4000).nullable(),
  providerCampaignId: word.nullable(),
  by,
});
