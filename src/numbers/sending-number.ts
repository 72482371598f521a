/** A sending number: one of the few numbers the company texts its employees from. */

export interface NumberOwner {
  readonly kind: 'person' | 'team';
  readonly name: string;
}

export interface SendingNumber {
  readonly numberId: string;
  /** E.164; in +1 it matches ^\+1[2-9]\d{2}[2-9]\d{6}$ (requirement 6). */
  readonly e164: string;
  readonly label: string;
  readonly owner: NumberOwner;
  readonly kind: 'company_line' | 'personal_mobile';
  readonly use: 'sends' | 'receives' | 'both';
  readonly provider: string;
  readonly campaignId: string | null;
  readonly activeFrom: string;
  readonly activeUntil: string | null;
}

export const sends = (number: SendingNumber): boolean => number.use !== 'receives';

export const isActive = (number: SendingNumber, at: string): boolean =>
  number.activeFrom <= at && (number.activeUntil === null || at < number.activeUntil);
