/** One person's evidence: files that verify in an empty directory without network and reveal nobody else. */
export interface EvidenceBundle {
  readonly employeeId: string;
  /** File name for the zip, without personal data. */
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}
