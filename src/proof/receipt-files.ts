/** Each consent of one person as a Kantara receipt, with whole numbers: it goes to the person or to an auditor. */
import { kantaraReceipt } from '../records/kantara.ts';
import type { ConsentRecord } from '../records/record.ts';
import { wholeNumber } from '../records/seven-items.ts';

/** `receipt-1.json`, oldest first. */
export function receiptFiles(
  records: readonly ConsentRecord[],
  retentionYears: number,
): { readonly path: string; readonly text: string }[] {
  const showing = { number: wholeNumber, retentionYears };
  return records.map((record, nth) => ({
    path: `receipt-${nth + 1}.json`,
    text: `${JSON.stringify(kantaraReceipt(record, showing), null, 2)}\n`,
  }));
}
