import type { Knex } from 'knex';
import pg from 'pg';

/**
 * How columns become values, the same on both stores: int8 is a number (ours stay far below
 * 2^53, and anything above is an error instead of a wrong value), the rest as node-postgres has it.
 */
export const columnParsers: Knex.PgCustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.INT8 && format !== 'binary'
      ? readInt8
      : pg.types.getTypeParser(oid, format as 'text'),
};

function readInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('A bigint column exceeds 2^53.');
  return value;
}
