// Copies what the compiler leaves behind (pages, pictures, SQL, the Python verifier) into dist/,
// under the same paths, so that code finds its neighbours by import.meta.url built or unbuilt.
import { chmod, copyFile, mkdir, readdir } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';

const COPIED = {
  src: ['.py', '.sql', '.json'],
  adapters: ['.py', '.mjs', '.sql', '.json', '.html', '.css', '.js', '.svg', '.ttf'],
  sandbox: ['.yaml', '.html', '.css', '.js', '.json', '.svg'],
  migrations: ['.sql'],
  scripts: ['.cjs'],
};

for (const [folder, extensions] of Object.entries(COPIED)) {
  for (const path of await filesUnder(folder)) {
    if (!extensions.includes(extname(path))) continue;
    const target = join('dist', path);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(path, target);
  }
}
await chmod('dist/src/main.js', 0o755).catch(allowMissing);

/** Every file under `folder`, or none when the folder is not there. */
async function filesUnder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    allowMissing,
  );
  return (entries ?? []).filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
}

function allowMissing(error) {
  if (error.code !== 'ENOENT') throw error;
}
