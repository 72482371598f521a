import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

const MIME_TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

export interface Asset {
  readonly mimeType: string;
  readonly bytes: Buffer;
}

/**
 * A file of the page's browser side. Names hold no slash and no leading dot, so nothing outside
 * the folder can be asked for.
 * @returns null when there is no such file
 */
export async function readAsset(name: string): Promise<Asset | null> {
  const mimeType = MIME_TYPES[/^[a-z-]+\.(html|css|js)$/.exec(name)?.[1] ?? ''];
  if (mimeType === undefined) return null;
  const bytes = await readIfThere(new URL(`./client/${name}`, import.meta.url));
  return bytes === null ? null : { mimeType, bytes };
}

/** The project's README as plain text; it lies two folders up, or three when built into `dist`. */
export async function readReadme(): Promise<Asset | null> {
  for (const place of ['../../README.md', '../../../README.md']) {
    const bytes = await readIfThere(new URL(place, import.meta.url));
    if (bytes !== null) return { mimeType: 'text/plain; charset=utf-8', bytes };
  }
  return null;
}

/** Libraries' own builds for browsers, by the name the page asks for. */
const LIBRARIES: Record<string, () => string> = {
  'adaptivecards.js': () => require.resolve('adaptivecards/dist/adaptivecards.min.js'),
  'markdown-it.js': () => require.resolve('markdown-it/dist/markdown-it.min.js'),
};

/** A library out of `node_modules`; null when the page has no such library. */
export async function readLibrary(name: string): Promise<Asset | null> {
  const path = LIBRARIES[name]?.();
  const bytes = path === undefined ? null : await readIfThere(pathToFileURL(path));
  return bytes === null ? null : { mimeType: MIME_TYPES.js ?? '', bytes };
}

async function readIfThere(url: URL): Promise<Buffer | null> {
  try {
    return await readFile(url);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
