/** Keeps the public page of the tour, as anybody would have got it, for a look after the tour. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes `evidence-page.html` and its pictures; the paths of what was written, the page first. */
export async function keepPublicPage(url: string, out: string): Promise<readonly string[]> {
  const page = await (await fetch(url)).text();
  const folder = new URL(url).pathname;
  const names = [...page.matchAll(/<img src="([^"]+)"/gu)].map(([, src = '']) =>
    src.slice(folder.length + 1),
  );
  mkdirSync(join(out, 'evidence-page'), { recursive: true });
  for (const name of names) {
    const png = await (await fetch(`${url}/${name}`)).arrayBuffer();
    writeFileSync(join(out, 'evidence-page', name), new Uint8Array(png));
  }
  const path = join(out, 'evidence-page.html');
  writeFileSync(path, page.replaceAll(`"${folder}/`, '"evidence-page/'));
  return [path, ...names.map((name) => join(out, 'evidence-page', name))];
}
