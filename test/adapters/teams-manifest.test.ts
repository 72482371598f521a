import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { SUBCOMMANDS } from '../../adapters/teams/listeners/subcommands.ts';

const FOLDER = new URL('../../manifest/teams/', import.meta.url);
const SCRIPT = fileURLToPath(new URL('../../scripts/teams-manifest.mjs', import.meta.url));
const APP_ID = '9d4e8c26-71af-4b0c-8e35-2f6a1c0b7d94';
const text = readFileSync(new URL('manifest.json', FOLDER), 'utf8');
const manifest = JSON.parse(text);

const require = createRequire(import.meta.url);
const schema = require(
  `@microsoft/app-manifest/build/json-schemas/teams/v${manifest.manifestVersion}/MicrosoftTeams.schema.json`,
);

function complaints(candidate: unknown): string[] {
  const ajv = new Ajv.default({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  validate(candidate);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Width, height and whether there is transparency, from the header of a PNG. */
function picture(bytes: Uint8Array): { width: number; height: number; hasAlpha: boolean } {
  const view = Buffer.from(bytes);
  expect(view.subarray(1, 4).toString()).toBe('PNG');
  return { width: view.readUInt32BE(16), height: view.readUInt32BE(20), hasAlpha: view[25] === 6 };
}

function pack(env: Record<string, string>): { status: number | null; told: string } {
  const { status, stderr, stdout } = spawnSync(process.execPath, [SCRIPT], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', ...env },
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
  });
  return { status, told: `${stdout}${stderr}` };
}

describe('the Teams manifest', () => {
  it('is valid by the published schema of its version, which is the newest in the package', () => {
    expect(complaints(manifest)).toEqual([]);
    expect(manifest.$schema).toContain(`v${manifest.manifestVersion}/`);
    const library = dirname(require.resolve('@microsoft/app-manifest/package.json'));
    const versions = readdirSync(`${library}/build/json-schemas/teams`)
      .map((name) => Number(/^v1\.(\d+)$/u.exec(name)?.[1] ?? 0))
      .sort((one, other) => other - one);
    expect(manifest.manifestVersion).toBe(`1.${versions[0]}`);
  });

  it('would not be with a field too much or a wrong scope (control)', () => {
    expect(complaints({ ...manifest, colour: 'red' })).not.toEqual([]);
    const bots = [{ ...manifest.bots[0], scopes: ['everywhere'] }];
    expect(complaints({ ...manifest, bots })).not.toEqual([]);
  });

  it('puts the own chat first, takes files, and offers every command there is', () => {
    const [bot] = manifest.bots;
    expect(bot.scopes[0]).toBe('personal');
    expect(manifest.defaultInstallScope).toBe('personal');
    expect(bot.supportsFiles).toBe(true);
    const titles = bot.commandLists.flatMap((list: { commands: { title: string }[] }) =>
      list.commands.map(({ title }) => title),
    );
    // Teams takes ten at most: `details` and `withdraw` are told by help, and `record` is the short form of `my record`.
    const first = [...titles].map((title) => title.split(' ')[0]);
    expect([...first, 'details', 'record', 'withdraw'].sort()).toEqual(
      [...SUBCOMMANDS.keys()].sort(),
    );
  });

  it('has its two icons in the sizes that Teams wants', () => {
    const icon = (name: string) => picture(readFileSync(new URL(name, FOLDER)));
    expect(icon(manifest.icons.color)).toMatchObject({ width: 192, height: 192 });
    expect(icon(manifest.icons.outline)).toEqual({ width: 32, height: 32, hasAlpha: true });
  });
});

describe('npm run manifest:teams', () => {
  it('packs a zip for this registration and host, still valid, the same each time', () => {
    const env = { TEAMS_APP_ID: APP_ID, BASE_URL: 'https://rollcall.northwindfs.example' };
    expect(pack(env)).toEqual({ status: 0, told: expect.stringContaining('is ready') });
    const zip = readFileSync(new URL('../../dist/rollcall-teams.zip', import.meta.url));
    const files = unzipSync(new Uint8Array(zip));
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    const packed = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
    expect(complaints(packed)).toEqual([]);
    expect([packed.id, packed.bots[0].botId]).toEqual([APP_ID, APP_ID]);
    expect(packed.validDomains).toEqual(['rollcall.northwindfs.example']);
    pack(env);
    expect(readFileSync(new URL('../../dist/rollcall-teams.zip', import.meta.url))).toEqual(zip);
  });

  it.each([
    [{}, 'TEAMS_APP_ID'],
    [{ TEAMS_APP_ID: 'your-app-id', BASE_URL: 'https://a.example' }, 'TEAMS_APP_ID'],
    [{ TEAMS_APP_ID: APP_ID }, 'BASE_URL'],
    [{ TEAMS_APP_ID: APP_ID, BASE_URL: 'http://localhost:3000' }, 'BASE_URL'],
  ] as [Record<string, string>, string][])('refuses %j and names the setting', (env, named) => {
    expect(pack(env)).toEqual({ status: 78, told: expect.stringContaining(named) });
  });
});
