/** A notice: one immutable version of the exact wording shown, addressed by its digest. */

/** The words a person meets besides the text itself. All of them are part of the evidence. */
export interface NoticeLabels {
  /** Opens the form. */
  readonly review: string;
  /** Declines with one click. */
  readonly decline: string;
  /** Beside the unticked box, in the first person. */
  readonly tick: string;
  /** Submits the form. */
  readonly agree: string;
}

export const NOTICE_LABELS: NoticeLabels = {
  review: 'Review and agree',
  decline: 'No thanks',
  tick: 'I agree to receive these text messages at the number above.',
  agree: 'I agree',
};

/** What is hashed: everything a person reads when deciding. */
export interface NoticeWording {
  readonly locale: string;
  readonly text: string;
  readonly labels: NoticeLabels;
}

export interface Notice extends NoticeWording {
  /** SHA-256 of the RFC 8785 form of the wording, lower-case hex. */
  readonly digest: string;
  readonly campaignId: string;
  readonly campaignVersion: number;
  /** 1, 2, 3 ... within the campaign. */
  readonly version: number;
  /** The sending numbers the text names, E.164, sorted. */
  readonly numbers: readonly string[];
  readonly publishedAt: string;
}
