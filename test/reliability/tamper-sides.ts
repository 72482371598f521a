/** What stands beside the entries: head, stored hashes, index and views. */
import { BROADCAST, employeeOf } from '../core/ledger/northwind-drafts.ts';
import {
  ANNA,
  anna,
  BEN,
  end,
  last,
  nowhere,
  type Scene,
  start,
  type Tampering,
} from './tampering.ts';

/** A change told by one statement. */
const sql = (
  what: string,
  [problem, seq]: readonly [string, Tampering['seq']],
  statement: string,
): Tampering => ({ what, problem, seq, tamper: ({ hand }) => hand.ask(statement) });

const HEAD: readonly Tampering[] = [
  sql('a forged root', ['head_mismatch', nowhere], 'update ledger_head set root = sha256(root)'),
  sql(
    'a head that counts one more',
    ['entry_missing', end],
    'update ledger_head set size = size + 1',
  ),
  sql(
    'a head that counts one less',
    ['head_mismatch', last],
    'update ledger_head set size = size - 1',
  ),
  sql('a stored hash', ['tile_mismatch', start], 'update ledger_nodes set hash = sha256(hash)'),
  sql('a stored hash taken away', ['tile_mismatch', start], 'delete from ledger_nodes'),
];

const numberAdded = ({ seqOf }: Scene) => seqOf('NumberAdded');
const index = (what: string, [seq, statement]: readonly [Tampering['seq'], string]): Tampering => ({
  what,
  problem: 'index_mismatch',
  seq,
  tamper: (scene) => scene.hand.ask(statement, [seq(scene)]),
});

const INDEX: readonly Tampering[] = [
  index('an answer hidden from its employee', [
    anna,
    "delete from ledger_index where stream like 'employee:%' and seq = ?",
  ]),
  index('an answer shown under another employee', [
    anna,
    `insert into ledger_index (stream, seq) values ('employee:${employeeOf(BEN)}', ?)`,
  ]),
  index('a number hidden from the register', [
    numberAdded,
    "delete from ledger_index where stream = 'numbers' and seq = ?",
  ]),
  index('an answer among the roles', [
    anna,
    "insert into ledger_index (stream, seq) values ('roles', ?)",
  ]),
  index('an answer hidden from its number', [
    anna,
    "delete from ledger_index where stream like 'phone:%' and seq = ?",
  ]),
];

const annas = `employee_id = '${employeeOf(ANNA)}'`;
const view = (what: string, [seq, statement]: readonly [Tampering['seq'], string]): Tampering =>
  sql(what, ['view_mismatch', seq], statement);

const VIEWS: readonly Tampering[] = [
  view('another status of a consent', [
    anna,
    `update consents set status = 'refused' where ${annas}`,
  ]),
  view('another number to text', [
    anna,
    `update consents set phone = '+15125560666' where ${annas}`,
  ]),
  view('a consent taken out of the view', [anna, `delete from consents where ${annas}`]),
  view('an administrator nobody appointed', [
    nowhere,
    `insert into roles (employee_id, role) values ('${employeeOf(BEN)}', 'admin')`,
  ]),
  view('an administrator removed', [({ seqOf }) => seqOf('RoleGranted'), 'delete from roles']),
  view('another wording in the view', [
    ({ seqOf }) => seqOf('NoticePublished'),
    "update notices set text = 'I agree to anything.'",
  ]),
  view('another sending number', [
    numberAdded,
    "update sending_numbers set e164 = '+15125550199' where number_id = 'num_dispatch'",
  ]),
  view('a retired number in use', [
    numberAdded,
    "update sending_numbers set active_until = '2026-03-01T00:00:00.000Z' where number_id = 'num_dispatch'",
  ]),
  view('another count of a broadcast', [
    ({ seqOf }) => seqOf('BroadcastLaunched'),
    'update broadcasts set targeted = targeted + 1',
  ]),
  view('a request that was never made', [
    nowhere,
    `insert into requests (broadcast_id, employee_id) values ('${BROADCAST}', 'emp_nobody')`,
  ]),
  view('another answer', [anna, `update answers set answer = 'declined' where ${annas}`]),
  view('an account given to another', [
    ({ seqOf }) => seqOf('EmployeeJoined', ANNA),
    `update accounts set employee_id = '${employeeOf(BEN)}' where ${annas}`,
  ]),
  view('someone said to have left', [
    ({ seqOf }) => seqOf('EmployeeJoined', ANNA),
    `update employees set state = 'left' where ${annas}`,
  ]),
  view('another campaign', [
    ({ seqOf }) => seqOf('CampaignDefined'),
    'update campaigns set version = 2',
  ]),
];

export const SIDES = [...HEAD, ...INDEX, ...VIEWS];
