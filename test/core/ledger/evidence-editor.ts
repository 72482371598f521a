/** Edits the files of a folder of evidence, as somebody would who wants it to say something else. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface EvidenceEntry {
  seq: number;
  kind: string;
  bytes: string;
  proof: string[];
  disclosures: string[];
}
interface Evidence {
  origin: string;
  employeeId: string;
  entries: EvidenceEntry[];
}

/** A folder of evidence in such a person's hands; an edit that changes nothing is an error. */
export interface EvidenceEditor {
  path(name: string): string;
  edit(name: string, change: (old: string) => string): void;
  editEvidence(change: (evidence: Evidence) => void): void;
  editEntry(kind: string, change: (entry: EvidenceEntry) => void): void;
}

export function editorOf(root: string): EvidenceEditor {
  const path = (name: string) => join(root, name);
  function edit(name: string, change: (old: string) => string): void {
    const old = readFileSync(path(name), 'utf8');
    const changed = change(old);
    if (changed === old) throw new Error(`${name} was not changed.`);
    writeFileSync(path(name), changed);
  }
  function editEvidence(change: (evidence: Evidence) => void): void {
    edit('evidence.json', (old) => {
      const evidence = JSON.parse(old) as Evidence;
      change(evidence);
      return `${JSON.stringify(evidence, null, 2)}\n`;
    });
  }
  const editEntry: EvidenceEditor['editEntry'] = (kind, change) =>
    editEvidence((evidence) => change(entryOf(evidence, kind)));
  return { path, edit, editEvidence, editEntry };
}

export function entryOf({ entries }: Evidence, kind: string): EvidenceEntry {
  const found = entries.find((entry) => entry.kind === kind);
  if (found === undefined) throw new Error(`There is no ${kind}.`);
  return found;
}
