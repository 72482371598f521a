/** Whose code is whose: Twilio's have five digits, Telnyx' and the aggregators' three, Teams names words. */

interface ReviewersCodes {
  readonly twilio: readonly string[];
  readonly telnyx: readonly string[];
  readonly teams: readonly string[];
}

function reviewersCodes(codes: readonly string[]): ReviewersCodes {
  return {
    twilio: codes.filter((code) => /^\d{5}$/.test(code)),
    telnyx: codes.filter((code) => /^\d{3}$/.test(code)),
    teams: codes.filter((code) => /^[A-Z][A-Za-z.]+$/.test(code)),
  };
}

/** `Twilio 30545; Telnyx 611, 806; Teams CallToAction.MissingBrandName`. */
export function tellReviewers(codes: readonly string[]): string {
  const { twilio, telnyx, teams } = reviewersCodes(codes);
  const parts = [
    ['Twilio', twilio],
    ['Telnyx', telnyx],
    ['Teams', teams],
  ] as const;
  return parts
    .filter(([, drawn]) => drawn.length > 0)
    .map(([reviewer, drawn]) => `${reviewer} ${drawn.join(', ')}`)
    .join('; ');
}
