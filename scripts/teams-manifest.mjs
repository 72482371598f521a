// Packs manifest/teams into the zip that Teams takes (Apps, Manage your apps, Upload an app).
// Needs TEAMS_APP_ID, the client id of the bot's registration, and BASE_URL, where people reach
// this service. Writes dist/rollcall-teams.zip.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { zipSync } from 'fflate';

const FOLDER = new URL('../manifest/teams/', import.meta.url);
const NO_ID = '00000000-0000-0000-0000-000000000000';
const NO_HOST = 'your-host.example';
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The manifest for one registration and host. Throws a sentence for a placeholder. */
export function fillManifest({ appId, baseUrl }) {
  if (!GUID.test(appId ?? '') || appId === NO_ID) {
    throw new Error('TEAMS_APP_ID must be the client id of the bot registration (a GUID).');
  }
  if (!URL.canParse(baseUrl ?? '') || new URL(baseUrl).protocol !== 'https:') {
    throw new Error('BASE_URL must be the https address under which people reach this service.');
  }
  const text = readFileSync(new URL('manifest.json', FOLDER), 'utf8');
  return text.replaceAll(NO_ID, appId.toLowerCase()).replaceAll(NO_HOST, new URL(baseUrl).host);
}

/** The zip's bytes; the same input gives the same bytes. */
export function packManifest(settings) {
  const icon = (name) => new Uint8Array(readFileSync(new URL(name, FOLDER)));
  return zipSync(
    {
      'manifest.json': new TextEncoder().encode(fillManifest(settings)),
      'color.png': icon('color.png'),
      'outline.png': icon('outline.png'),
    },
    { level: 9, mtime: new Date('2026-01-01T00:00:00Z') },
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const zip = packManifest({ appId: process.env.TEAMS_APP_ID, baseUrl: process.env.BASE_URL });
    mkdirSync('dist', { recursive: true });
    writeFileSync('dist/rollcall-teams.zip', zip);
    console.log(
      'dist/rollcall-teams.zip is ready: upload it in Teams under Apps, Manage your apps.',
    );
  } catch (error) {
    console.error(error.message);
    process.exitCode = 78;
  }
}
