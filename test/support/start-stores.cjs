/** Before the first test: a Postgres server, if this machine has one, and a quick start for the embedded store. */
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { startForTests } = require('../../scripts/postgres-server.cjs');

const MODULES = join(__dirname, '..', '..', 'node_modules');

/** A fresh database directory as a tar, made once per version: initdb takes seconds. */
async function embeddedTemplate() {
  const own = join(MODULES, '@electric-sql', 'pglite', 'package.json');
  const { version } = JSON.parse(readFileSync(own, 'utf8'));
  const folder = join(MODULES, '.cache', 'rollcall');
  const path = join(folder, `embedded-${version}.tar`);
  if (existsSync(path)) return path;
  const { PGlite } = await import('@electric-sql/pglite');
  const engine = await PGlite.create();
  const tar = await engine.dumpDataDir('none');
  await engine.close();
  mkdirSync(folder, { recursive: true });
  const half = `${path}.${process.pid}`;
  writeFileSync(half, Buffer.from(await tar.arrayBuffer()));
  renameSync(half, path);
  return path;
}

/** `jest test/core` needs no store. */
const needsStores = ({ nonFlagArgs }) =>
  nonFlagArgs.length === 0 || nonFlagArgs.some((path) => !path.includes('test/core'));

module.exports = async (config) => {
  if (!needsStores(config)) return;
  process.env.ROLLCALL_TEST_TEMPLATE = await embeddedTemplate();
  const given = process.env.DATABASE_URL;
  const server = given === undefined ? await startForTests(['fsync=off']) : null;
  const url = given ?? server?.url;
  if (url !== undefined) process.env.ROLLCALL_TEST_POSTGRES = url;
  const version = server === null ? 'at DATABASE_URL' : server.version;
  const which =
    url === undefined
      ? 'embedded only (no Postgres binary and no DATABASE_URL)'
      : `embedded and Postgres ${version}`;
  process.stdout.write(`Stores under test: ${which}\n`);
};
