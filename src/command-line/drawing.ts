/** What is drawn for people to look at, sign or calculate with. Each takes a processor for up to some seconds. */
import type { Certificate } from '../../adapters/documents/pdf/certificate-pdf.ts';
import type { Picture } from '../../adapters/documents/pdf/summary-pdf.ts';
import { InvalidInputError } from '../errors.ts';
import type { Pictures } from '../ports.ts';
import type { Report } from '../proof/report.ts';
import type { Shown } from '../proof/shown.ts';
import type { Summary } from '../registration/summarize.ts';
import { pictures } from './pictures.ts';

/** Equal input gives equal bytes, in whichever thread. Input is plain data: it may cross threads. */
export interface Drawing extends Pictures {
  summaryPdf(report: Report, form: Picture): Promise<Uint8Array>;
  certificatePdf(certificate: Certificate, form: Picture | null): Promise<Uint8Array>;
  summaryXlsx(summary: Summary, answers: readonly (readonly string[])[]): Promise<Uint8Array>;
}

/** Draws in the thread that asks. Libraries are loaded on demand: fonts and painter are large. */
export const drawHere: Drawing = {
  draw: (shown) => pictures.draw(shown),
  async summaryPdf(report, form) {
    const { summaryPdf } = await import('../../adapters/documents/pdf/summary-pdf.ts');
    return summaryPdf(report, form);
  },
  async certificatePdf(certificate, form) {
    const { certificatePdf } = await import('../../adapters/documents/pdf/certificate-pdf.ts');
    return certificatePdf(certificate, form);
  },
  async summaryXlsx(summary, answers) {
    const { summaryXlsx } = await import('../../adapters/documents/summary-xlsx.ts');
    return summaryXlsx(summary, answers);
  },
};

/** The picture, or the sentence that says why there is none: the page around it is made all the same. */
export async function drawForm(drawing: Drawing, shown: Shown): Promise<Picture> {
  try {
    return { png: await drawing.draw(shown) };
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return { missing: error.message };
  }
}
