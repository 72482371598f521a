/** What an entry says, and the personal fields beside it. */
import { disclose } from '../../src/ledger/disclosure.ts';
import {
  ANNA,
  anna,
  ben,
  ERASED,
  notice,
  rewriteAnna,
  type Scene,
  type Tampering,
} from './tampering.ts';

const column = (name: string, value: string): Tampering => ({
  what: `another ${name} in the columns`,
  problem: 'column_changed',
  seq: anna,
  tamper: (scene) =>
    scene.hand.ask(`update ledger_entries set ${name} = ? where seq = ?`, [value, anna(scene)]),
});

export const CONTENT: readonly Tampering[] = [
  column('key', 'another key'),
  column('at', '2020-01-01T00:00:00.000Z'),
  column('kind', 'ConsentRefused'),
  {
    what: 'bytes that say the same in another spelling',
    problem: 'not_canonical',
    seq: anna,
    tamper: async (scene) => {
      await scene.hand.write(
        anna(scene),
        Buffer.from(JSON.stringify(await scene.hand.bodyOf(anna(scene)), null, 1)),
      );
      await scene.hand.rehash();
    },
  },
  {
    what: 'bytes that are no entry',
    problem: 'not_an_entry',
    seq: anna,
    tamper: async (scene) => {
      await scene.hand.write(anna(scene), Buffer.from('{"fact":null}'));
      await scene.hand.rehash();
    },
  },
  {
    what: 'a kind of fact nobody knows',
    problem: 'not_an_entry',
    seq: anna,
    tamper: rewriteAnna((body) => {
      body.fact.kind = 'ConsentSold';
    }),
  },
  {
    what: 'a field no fact has',
    problem: 'not_an_entry',
    seq: anna,
    tamper: rewriteAnna((body) => {
      body.fact.marketing = true;
    }),
  },
  {
    what: 'an entry of another ledger',
    problem: 'wrong_origin',
    seq: anna,
    tamper: rewriteAnna((body) => {
      body.origin = 'elsewhere.example';
    }),
  },
  {
    what: 'a consent without its tick',
    problem: 'consent_incomplete',
    seq: anna,
    tamper: rewriteAnna((body) => {
      body.fact.experience.tick = null;
    }),
  },
  {
    what: 'a consent to a wording nobody published',
    problem: 'consent_incomplete',
    seq: anna,
    tamper: rewriteAnna((body) => {
      body.fact.experience.noticeDigest = 'f'.repeat(64);
    }),
  },
  {
    what: 'a consent that never committed to a number',
    problem: 'consent_incomplete',
    seq: anna,
    tamper: async (scene) => {
      const [row] = await scene.hand.ask(
        "delete from disclosures where seq = ? and name = 'phone' returning digest",
        [anna(scene)],
      );
      await rewriteAnna((body) => {
        body._sd = body._sd.filter((digest: string) => digest !== row?.digest);
      })(scene);
    },
  },
  {
    what: 'a consent whose address was disclosed but is not there',
    problem: 'consent_incomplete',
    seq: anna,
    tamper: rewriteAnna((body) => {
      body.fact.ip = 'disclosed';
    }),
  },
  {
    what: 'another wording in the published notice',
    problem: 'wording_mismatch',
    seq: notice,
    tamper: async (scene) => {
      await scene.hand.rewrite(notice(scene), (body) => {
        body.fact.text = body.fact.text.replace('Consent', 'No consent').replace('STOP', 'GO');
      });
      await scene.hand.rehash();
    },
  },
];

const salt = new Uint8Array(16);
const forgedPhone = disclose(0, ['phone', '+15125560666'], salt);
const joined = ({ seqOf }: Scene) => seqOf('EmployeeJoined', ANNA);
/** A change of the personal fields of Anna's consent. */
const fields = (what: string, sql: string, values: readonly string[] = []): Tampering => ({
  what,
  problem: 'disclosure_mismatch',
  seq: anna,
  tamper: (scene) => scene.hand.ask(sql, [...values, anna(scene)]),
});

export const DISCLOSURES: readonly Tampering[] = [
  fields(
    'another number beside a consent',
    "update disclosures set value = '+15125560666' where name = 'phone' and seq = ?",
  ),
  fields(
    'another encoded number',
    "update disclosures set encoded = ? where name = 'phone' and seq = ?",
    [forgedPhone.encoded],
  ),
  fields(
    'a number disclosed anew from end to end',
    "update disclosures set value = ?, encoded = ?, digest = ? where name = 'phone' and seq = ?",
    [forgedPhone.value, forgedPhone.encoded, forgedPhone.digest],
  ),
  fields(
    'an encoding that cannot be read',
    "update disclosures set encoded = '!' where name = 'phone' and seq = ?",
  ),
  fields(
    'a field under another name',
    "update disclosures set name = 'words' where name = 'phone' and seq = ?",
  ),
  fields(
    'a field nobody committed to',
    "insert into disclosures (name, value, encoded, digest, seq) values ('words', ?, ?, ?, ?)",
    [forgedPhone.value, forgedPhone.encoded, forgedPhone.digest],
  ),
  {
    what: 'the fields of two people exchanged',
    problem: 'disclosure_mismatch',
    seq: anna,
    tamper: async (scene) => {
      await scene.hand.ask('alter table disclosures drop constraint if exists disclosures_pkey');
      await scene.hand.ask(
        'update disclosures set seq = ?::bigint + ?::bigint - seq where seq in (?, ?)',
        [anna(scene), ben(scene), anna(scene), ben(scene)],
      );
    },
  },
  {
    what: 'a field deleted without an erasure',
    problem: 'disclosure_missing',
    seq: anna,
    tamper: (scene) =>
      scene.hand.ask("delete from disclosures where name = 'phone' and seq = ?", [anna(scene)]),
  },
  {
    what: 'all fields of an entry deleted',
    problem: 'disclosure_missing',
    seq: joined,
    tamper: (scene) => scene.hand.ask('delete from disclosures where seq = ?', [joined(scene)]),
  },
  {
    what: 'more deleted than an erasure names',
    problem: 'disclosure_missing',
    seq: ({ seqOf }) => seqOf('EmployeeJoined', ERASED),
    tamper: (scene) =>
      scene.hand.ask("delete from disclosures where name = 'email' and seq = ?", [
        scene.seqOf('EmployeeJoined', ERASED),
      ]),
  },
];
