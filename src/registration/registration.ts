/** A registration as it would be handed in: every text and flag the reviewers read, in TCR's names. */
import type { Medium } from '../consent/consent.ts';
import type { CampaignDefinition, Provider } from './campaign.ts';

/** Texts of the public pages, read by whoever can reach them; absent when nobody did. */
export interface Pages {
  readonly privacyPolicy?: string;
  readonly terms?: string;
}

/** From what a registration is composed and judged. */
export interface RegistrationInput {
  readonly campaign: CampaignDefinition;
  /** The exact text of the notice in force. */
  readonly text: string;
  /** The sending numbers in use, E.164. */
  readonly numbers: readonly string[];
  /** Whose form is filled; the campaign's when absent. */
  readonly provider?: Provider;
  /** Every way in which an employee can agree; `['slack']` when absent. */
  readonly media?: readonly Medium[];
  /** When the broadcasts were launched, RFC 3339 UTC, oldest first. */
  readonly launchedAt?: readonly string[];
  readonly pages?: Pages;
  /** Descriptions handed in before (Teams CampaignDescriptionNotUnique). */
  readonly earlierDescriptions?: readonly string[];
}
