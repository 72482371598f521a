import { createPublicKey, verify } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { callService, serveCommands } from '../../adapters/disk/command-socket.ts';
import { openKeyFile } from '../../adapters/disk/key-file.ts';
import { openWitnessFile } from '../../adapters/disk/witness-file.ts';
import { ConfigError } from '../../src/errors.ts';
import type { Log, LogFields } from '../../src/ports.ts';

const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

describe('what is kept on disk beside the database', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-disk-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  describe('the key file', () => {
    it('is made once, for its owner only, and signs for good', () => {
      const path = join(folder, 'deep', 'key.pem');
      const first = openKeyFile(path);
      const again = openKeyFile(path);
      expect([first.created, again.created]).toEqual([true, false]);
      expect(again.origin).toBe(first.origin);
      expect(statSync(path).mode & 0o777).toBe(0o600);
      const key = createPublicKey({
        key: Buffer.concat([SPKI_HEAD, first.publicKey]),
        format: 'der',
        type: 'spki',
      });
      const bytes = Buffer.from('a checkpoint');
      expect(verify(null, bytes, key, again.sign(bytes))).toBe(true);
    });

    it('is never replaced when it cannot be read', () => {
      const path = join(folder, 'key.pem');
      writeFileSync(path, 'not a key');
      expect(() => openKeyFile(path)).toThrow(ConfigError);
      expect(() => openKeyFile(path)).toThrow(/ROLLCALL_KEY_FILE/);
    });
  });

  describe('the witness file', () => {
    const open = () => openWitnessFile(join(folder, 'checkpoints'));

    it('knows nothing at first, then the last note and all before it', async () => {
      expect(await open().last()).toBeNull();
      await open().remember('note 1\n');
      await open().remember('note 2\n');
      expect(await open().last()).toBe('note 2\n');
      expect(open().all()).toEqual(['note 1\n', 'note 2\n']);
    });

    it('does not repeat a note it has', async () => {
      await open().remember('note 1\n');
      await open().remember('note 1\n');
      expect(open().all()).toHaveLength(1);
    });

    it('leaves out a note that a crash cut short', async () => {
      await open().remember('note 1\n');
      appendFileSync(join(folder, 'checkpoints'), 'note 2, ha');
      expect(await open().last()).toBe('note 1\n');
    });
  });

  describe('the command socket', () => {
    const logged: unknown[] = [];
    const note = (_sentence: string, fields: LogFields = {}) => void logged.push(fields);
    const log: Log = { info: note, warn: note, error: note };
    beforeEach(() => {
      logged.length = 0;
    });

    it('waits for a long answer as long as the service says that it works on it', async () => {
      const path = join(folder, 'rollcall.sock');
      const slowly = () => new Promise((resolve) => setTimeout(() => resolve('done'), 400));
      const close = await serveCommands(path, slowly, { log, beatMs: 20 });
      expect(await callService(path, {}, 150)).toBe('done');
      await close();
    });

    it('gives up on a service that is silent, with a sentence', async () => {
      const path = join(folder, 'rollcall.sock');
      const never = () => new Promise(() => undefined);
      const close = await serveCommands(path, never, { log, beatMs: 200 });
      await expect(callService(path, {}, 50)).rejects.toThrow(
        'The running service has said nothing for 0.05 seconds',
      );
      await close();
    });

    it('lets go of a caller who says nothing, and logs the code alone', async () => {
      const path = join(folder, 'rollcall.sock');
      const close = await serveCommands(path, async () => 'here', { log, idleMs: 50 });
      const socket = connect(path);
      await new Promise((resolve) => socket.once('close', resolve));
      expect(logged).toEqual([{ code: 'SILENT' }]);
      await close();
    });

    it('logs a failure by its code, never by its words', async () => {
      const path = join(folder, 'rollcall.sock');
      const failing = async () => {
        throw new ConfigError(['Jo Field, 512-555-0116']);
      };
      const close = await serveCommands(path, failing, { log });
      await expect(callService(path, {})).rejects.toThrow('without an answer: its log says why');
      expect(logged).toEqual([{ code: 'CONFIG' }]);
      await close();
    });

    it('says which of the two is too large', async () => {
      const path = join(folder, 'rollcall.sock');
      const large = 'x'.repeat(64 * 1024 * 1024);
      const close = await serveCommands(path, async () => large, { log });
      await expect(callService(path, { large })).rejects.toThrow('This command is larger');
      await expect(callService(path, {})).rejects.toThrow('The answer is larger');
      await close();
    });

    it('answers each command with one document, to its owner only', async () => {
      const path = join(folder, 'rollcall.sock');
      const close = await serveCommands(path, async (request) => ({ heard: request }), {
        log,
      });
      expect(statSync(path).mode & 0o777).toBe(0o600);
      const command = { command: 'verify', options: { text: 'ž'.repeat(100_000) } };
      expect(await callService(path, command)).toEqual({ heard: command });
      await close();
    });

    it('is nobody when no service runs, also after one was killed', async () => {
      const path = join(folder, 'rollcall.sock');
      expect(await callService(path, {})).toBeNull();
      writeFileSync(path, '');
      expect(await callService(path, {})).toBeNull();
    });

    it('takes the place of a socket that a killed service left', async () => {
      const path = join(folder, 'rollcall.sock');
      writeFileSync(path, '');
      const close = await serveCommands(path, async () => 'here', { log });
      expect(await callService(path, {})).toBe('here');
      await close();
    });
  });
});
