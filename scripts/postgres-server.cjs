/** One Postgres server for a whole run of tests or benches, started from the binaries on this machine. */
const { spawn, execFileSync } = require('node:child_process');
const {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  openSync,
  rmSync,
} = require('node:fs');
const { createServer, connect } = require('node:net');
const { tmpdir } = require('node:os');
const { delimiter, join } = require('node:path');

const DEBIAN = '/usr/lib/postgresql';

/** The folder that holds both programs, or null. */
function findBinaries() {
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((v) => join(DEBIAN, v, 'bin')) : [];
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...debian.reverse()];
  const holds = (folder) => ['postgres', 'initdb'].every((name) => existsSync(join(folder, name)));
  return folders.find((folder) => folder !== '' && holds(folder)) ?? null;
}

/** Postgres refuses to run as root: then it runs as `postgres` or `nobody`. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const line = lines.find((each) => each.startsWith(`${name}:`));
    if (line !== undefined) {
      const [, , uid, gid] = line.split(':');
      return { uid: Number(uid), gid: Number(gid) };
    }
  }
  throw new Error('Postgres must not run as root, and there is no other user to run it as.');
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const canConnect = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
    socket.once('connect', () => socket.end());
  });

async function untilListening(port, child) {
  const deadline = Date.now() + 30_000;
  while (!(await canConnect(port))) {
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error('The temporary Postgres server did not start.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * The shell between us and Postgres ends the server when our end of its standard input closes,
 * so that even a test run that was killed leaves no server and no files behind.
 */
const SCRIPT =
  'directory=$1; shift; "$@" & server=$!; read -r stop; kill -INT $server; wait $server; rm -rf "$directory"';

/**
 * Starts a server with these settings (`name=value`).
 * Gives its address, its directory and `stop`; null when there is no Postgres on this machine.
 */
async function startPostgres(settings = []) {
  const binaries = findBinaries();
  if (binaries === null) return null;
  const user = unprivileged();
  const directory = mkdtempSync(join(tmpdir(), 'rollcall-postgres-'));
  if (user.uid !== undefined) chownSync(directory, user.uid, user.gid);
  const cluster = join(directory, 'cluster');
  const options = ['-U', 'rollcall', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
  execFileSync(join(binaries, 'initdb'), ['-D', cluster, ...options], { ...user, cwd: '/' });
  const port = await freePort();
  const fixed = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port}`];
  const set = [...fixed, ...settings].flatMap((setting) => ['-c', setting]);
  const command = [join(binaries, 'postgres'), '-D', cluster, ...set];
  const log = openSync(join(directory, 'log'), 'a');
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'sh', directory, ...command], {
    ...user,
    cwd: '/',
    stdio: ['pipe', log, log],
  });
  await untilListening(port, child);
  const stop = () =>
    new Promise((resolve) => {
      child.once('exit', () => {
        rmSync(directory, { recursive: true, force: true });
        resolve();
      });
      child.stdin.end('stop\n');
    });
  const version = execFileSync(join(binaries, 'postgres'), ['--version'], { encoding: 'utf8' });
  return {
    url: `postgres://rollcall@127.0.0.1:${port}/postgres`,
    version: /\d+(\.\d+)?/.exec(version)?.[0] ?? '',
    cluster,
    stop,
  };
}

/** Ends the server that `startForTests` started in this process, if it did. */
const stopForTests = async () => globalThis.rollcallTestPostgres?.stop();

/** A server that lives until `stopForTests`. */
async function startForTests(settings) {
  globalThis.rollcallTestPostgres = await startPostgres(settings);
  return globalThis.rollcallTestPostgres;
}

module.exports = { startPostgres, startForTests, stopForTests };
