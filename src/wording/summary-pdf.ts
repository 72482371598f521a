/** What comes with the summary as a document. */
export const SUMMARY_PDF = 'The same summary as a PDF, to read, sign and keep:';
