/** A process that opens a data directory, tells how that went, and holds it until it is killed. */
import { openStore } from '../../adapters/postgres/index.ts';
import { RollcallError } from '../../src/errors.ts';
import { testStoreOptions } from '../support/store-options.ts';

const dataDirectory = process.argv[2] ?? '';

try {
  await openStore(await testStoreOptions({ dataDirectory }));
  process.stdout.write('open\n');
  setInterval(() => undefined, 1000);
} catch (error) {
  process.stdout.write(`${error instanceof RollcallError ? error.code : String(error)}\n`);
}
