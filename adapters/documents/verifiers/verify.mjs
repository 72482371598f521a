#!/usr/bin/env node
// Checks the evidence in this folder. Needs Node 18 or newer, no network and nothing else.
//   node verify.mjs             checks everything and shows the key it was signed with
//   node verify.mjs <key>       also checks that it is the key the company published
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const SPKI = '302a300506032b6570032100'; // What stands before the 32 bytes of an Ed25519 key (RFC 8410).
const NEEDED = ['README.txt', 'checkpoint.txt', 'evidence.json', 'public-key.pem', 'record.txt'];
const say = (line) => process.stdout.write(`${line}\n`);
let checks = 0;
let failed = 0;

/** Prints one line per check; what throws has failed. */
function check(label, claim) {
  let value;
  try {
    value = claim();
  } catch {
    value = false;
  }
  checks += 1;
  if (value === false) failed += 1;
  say(`${value === false ? 'FAIL' : 'ok  '}  ${label}`);
  return value;
}

const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
const read = (name) => readFileSync(join(folder, name));
const utf8 = (bytes) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
const sameBytes = (a, b) => Buffer.compare(a, b) === 0;

function base64(text, alphabet = 'base64') {
  const bytes = Buffer.from(text, alphabet);
  if (bytes.toString(alphabet) !== text) throw new Error('not base64');
  return bytes;
}

function readKey() {
  const lines = utf8(read('public-key.pem')).trim().split('\n');
  if (lines.shift() !== '-----BEGIN PUBLIC KEY-----') return false;
  if (lines.pop() !== '-----END PUBLIC KEY-----') return false;
  const der = base64(lines.join(''));
  if (der.length !== 44 || der.subarray(0, 12).toString('hex') !== SPKI) return false;
  return { raw: der.subarray(12), key: createPublicKey({ key: der, format: 'der', type: 'spki' }) };
}

const keyId = (origin, raw) => sha256(Buffer.from(`${origin}\n\x01`), raw).subarray(0, 4);

/** The lines of a signed note (C2SP signed-note); false when this key did not sign it. */
function openNote(name, lineOfOrigin) {
  const note = utf8(read(name));
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return false;
  const text = note.slice(0, end + 1);
  const lines = text.split('\n').slice(0, -1);
  const origin = lines[lineOfOrigin];
  const start = `— ${origin} `;
  const signatures = note
    .slice(end + 2, -1)
    .split('\n')
    .filter((line) => line.startsWith(start))
    .map((line) => base64(line.slice(start.length)))
    .filter((bytes) => sameBytes(bytes.subarray(0, 4), keyId(origin, key.raw)));
  const good = (bytes) => verify(null, Buffer.from(text), key.key, bytes.subarray(4));
  return signatures.length > 0 && signatures.every(good) ? lines : false;
}

function readCheckpoint() {
  const lines = openNote('checkpoint.txt', 0);
  if (lines === false || lines.length !== 3 || !/^(0|[1-9][0-9]{0,14})$/.test(lines[1]))
    return false;
  const root = base64(lines[2]);
  return root.length === 32 && { origin: lines[0], size: Number(lines[1]), root };
}

/** RFC 9162, 2.1.3.2: from the leaf up to the root. */
function included({ seq, proof }, bytes) {
  if (!Number.isInteger(seq) || seq < 0 || seq >= checkpoint.size) return false;
  const path = proof.map((hash) => base64(hash));
  let hash = sha256(Buffer.of(0), bytes);
  for (
    let at = seq, end = checkpoint.size - 1;
    end > 0;
    at = Math.floor(at / 2), end = Math.floor(end / 2)
  ) {
    if (at % 2 === 0 && at === end) continue;
    const other = path.shift();
    if (other === undefined || other.length !== 32) return false;
    hash = at % 2 === 1 ? sha256(Buffer.of(1), other, hash) : sha256(Buffer.of(1), hash, other);
  }
  return path.length === 0 && sameBytes(hash, checkpoint.root);
}

/** The personal fields revealed here, each against its digest in the entry (RFC 9901). */
function openDisclosures({ seq, disclosures }, { fact, _sd }) {
  const own = [fact.employeeId, fact.newEmployeeId].includes(evidence.employeeId);
  if (!own) return disclosures.length === 0 && new Map();
  const fields = new Map();
  for (const encoded of disclosures) {
    const digest = sha256(Buffer.from(encoded)).toString('base64url');
    const [salt, name, value, ...more] = JSON.parse(utf8(base64(encoded, 'base64url')));
    const texts = [salt, name, value].every((part) => typeof part === 'string');
    if (!_sd.includes(digest) || !texts || more.length > 0 || fields.has(name)) return false;
    fields.set(name, value);
  }
  return _sd.length - disclosures.length <= erasedOf(seq).length && fields;
}

/** Fields of an entry that a recorded erasure took away. */
function erasedOf(seq) {
  const facts = entries
    .map(({ body }) => body?.fact)
    .filter((fact) => fact?.kind === 'PersonalDataErased');
  return [
    ...new Set(facts.filter(({ seqs }) => seqs.includes(seq)).flatMap(({ fields }) => fields)),
  ];
}

/** RFC 8785 of an object whose values are strings or such objects. */
function canonical(value) {
  if (typeof value === 'string') return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

function wordingHolds({ file }, { digest, labels, locale, text }) {
  const own = sha256(Buffer.from(canonical({ labels, locale, text }))).toString('hex');
  return own === digest && utf8(read(file)) === text;
}

/** CTIA 5.1.2: time, medium, experience, campaign, IP address or why not, number, identity. */
function sevenItems({ seq, fields, body: { at, fact } }) {
  const has = (name) => fields.has(name) || erasedOf(seq).includes(name);
  const { experience, medium, campaignId, ip } = fact;
  // Nobody ticks a box when speaking; then the fact says who entered it.
  const { tick } = experience;
  const ticked =
    tick === null
      ? medium === 'verbal' && fact.entered !== undefined
      : tick.ticked === true && tick.preTicked === false;
  const shown = ticked && experience.button !== '';
  const address = ip === 'disclosed' ? has('ip') : typeof ip === 'string' && ip !== '';
  const known = notices.has(experience.noticeDigest);
  return (
    Boolean(at && medium && campaignId) && shown && known && address && has('phone') && has('name')
  );
}

const key = check('public-key.pem holds an Ed25519 key', readKey);
const checkpoint = check('checkpoint.txt is signed with this key', readCheckpoint);
const evidence = check('evidence.json can be read', () => {
  const { format, origin, employeeId, entries } = JSON.parse(utf8(read('evidence.json')));
  if (format !== 'rollcall-evidence/1' || typeof employeeId !== 'string') return false;
  if (checkpoint === false || origin !== checkpoint.origin) return false;
  return entries.every(({ seq }) => Number.isInteger(seq)) && { employeeId, entries };
});
const manifest = check('manifest.txt is signed with this key and belongs to this evidence', () => {
  const lines = openNote('manifest.txt', 1);
  const [title, origin, employeeId, ...files] = lines;
  const names = files.map((line) => line.slice(66));
  const whole = title === 'rollcall-evidence/1' && NEEDED.every((name) => names.includes(name));
  return whole && origin === checkpoint.origin && employeeId === evidence.employeeId && files;
});
for (const line of manifest || []) {
  const name = line.slice(66);
  check(
    `${name} is as it was signed`,
    () => `${sha256(read(name)).toString('hex')}  ${name}` === line,
  );
}

const entries = (evidence?.entries ?? []).map((entry) => {
  try {
    const bytes = base64(entry.bytes);
    return { ...entry, bytes, body: JSON.parse(utf8(bytes)) };
  } catch {
    return { seq: entry?.seq, body: null };
  }
});
const nameOf = ({ seq, body }) => `entry ${seq} (${body?.fact?.kind ?? 'unreadable'})`;
const notices = new Set(
  entries
    .map(({ body }) => body?.fact)
    .filter((fact) => fact?.kind === 'NoticePublished')
    .map(({ digest }) => digest),
);
check(
  'the entries are in order, each once',
  () => entries.length > 0 && entries.every(({ seq }, i) => i === 0 || entries[i - 1].seq < seq),
);
check('no entry is about another person', () =>
  entries.every(
    ({
      body: {
        fact: { employeeId, newEmployeeId },
      },
    }) => [employeeId ?? evidence.employeeId, newEmployeeId].includes(evidence.employeeId),
  ),
);
for (const entry of entries) {
  const { body } = entry;
  check(
    `${nameOf(entry)} is in the signed ledger`,
    () =>
      body.seq === entry.seq && body.origin === checkpoint.origin && included(entry, entry.bytes),
  );
  entry.fields = check(`${nameOf(entry)}: its personal fields are those recorded`, () =>
    openDisclosures(entry, body),
  );
  if (body?.fact?.kind === 'NoticePublished') {
    check(`${nameOf(entry)}: the wording in ${entry.file} is the wording shown`, () =>
      wordingHolds(entry, body.fact),
    );
  }
  if (body?.fact?.kind === 'ConsentGiven') {
    check(`${nameOf(entry)} holds the seven items of CTIA 5.1.2`, () => sevenItems(entry));
  }
}

if (key !== false && checkpoint !== false) {
  const { origin } = checkpoint;
  const typed = Buffer.concat([Buffer.of(1), key.raw]).toString('base64');
  const shown = `${origin}+${keyId(origin, key.raw).toString('hex')}+${typed}`;
  const expected = process.argv[2];
  if (expected !== undefined) check('the key is the one that was given', () => shown === expected);
  else
    say(`note  signed with the key ${shown}\nnote  compare it with the key the company published`);
}
say(
  failed === 0
    ? `RESULT: everything verifies (${checks} checks).`
    : `RESULT: do not rely on this folder: ${failed} of ${checks} checks failed.`,
);
process.exitCode = failed === 0 ? 0 : 1;
