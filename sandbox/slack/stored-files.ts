/** Files the workspace keeps: those the app shares and those people attach to a form. */
import type { StoredFile, Workspace } from './workspace.ts';

/** Keeps a file and gives it a path to download it from. */
export function storeFile(
  workspace: Workspace,
  { id, name, title, bytes }: { id?: string; name: string; title?: string; bytes: Buffer },
): StoredFile {
  const fileId = id ?? workspace.nextId('F');
  const file: StoredFile = {
    id: fileId,
    name,
    title: title ?? name,
    bytes,
    createdAtMs: workspace.now(),
    path: `/files/${fileId}/${encodeURIComponent(name)}`,
  };
  workspace.files.set(fileId, file);
  return file;
}

/** A file in the Web API's shape; `origin` is where the stand-in is reached. */
export function fileObject(file: StoredFile, origin: string): Record<string, unknown> {
  const url = `${origin}${file.path}`;
  return {
    id: file.id,
    created: Math.floor(file.createdAtMs / 1000),
    name: file.name,
    title: file.title,
    filetype: file.name.split('.').at(-1)?.toLowerCase() ?? 'text',
    size: file.bytes.length,
    url_private: url,
    url_private_download: url,
    permalink: url,
  };
}
