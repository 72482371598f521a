import { blockList } from '../slack/block.ts';
import type { StateValues, StoredFile, Workspace } from '../slack/workspace.ts';

/** Keeps a file somebody chose in a form, as Slack does before the form is submitted. */
export function storeUpload(
  workspace: Workspace,
  { name, bytes }: { name: string; bytes: Buffer },
): { id: string; name: string } {
  const id = workspace.nextId('F');
  workspace.files.set(id, {
    id,
    name,
    title: name,
    bytes,
    createdAtMs: workspace.now(),
    path: `/files/${id}/${encodeURIComponent(name)}`,
  });
  return { id, name };
}

/**
 * The entries of a form's `state.values` with each chosen file as Slack describes it to the app,
 * for which the page knows the id only.
 * @param origin where the stand-in answers, e.g. `http://127.0.0.1:3000`
 */
export function describeFiles(workspace: Workspace, values: StateValues, origin: string): void {
  for (const state of Object.values(values).flatMap((entries) => Object.values(entries))) {
    if (state.type !== 'file_input') continue;
    state.files = blockList(state.files).flatMap(({ id }) => {
      const file = workspace.files.get(String(id));
      return file === undefined ? [] : [fileObject(file, origin)];
    });
  }
}

function fileObject(file: StoredFile, origin: string): Record<string, unknown> {
  const { id, name, title, bytes, createdAtMs } = file;
  const url = `${origin}${file.path}`;
  return {
    id,
    name,
    title,
    created: Math.floor(createdAtMs / 1000),
    filetype: name.split('.').at(-1)?.toLowerCase() ?? 'text',
    size: bytes.length,
    url_private: url,
    url_private_download: url,
  };
}
