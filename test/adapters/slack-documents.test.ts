/** Files in Slack: each once, with its words, and nobody's news waits for them. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import type { OwnRecord } from '../../src/proof/my-record.ts';
import { openGate } from '../support/open-gate.ts';
import { type Bench, openBench } from '../support/slack.ts';
import * as facts from '../support/slack-facts.ts';

const BEN = 'Ben Whitaker';

let pack: () => Promise<Uint8Array> = async () => new Uint8Array([1]);
let packed = 0;
let bench: Bench;
beforeEach(async () => {
  packed = 0;
  pack = async () => new Uint8Array([1]);
  bench = await openBench({
    ports: {
      packRecord: async () => {
        packed += 1;
        return { name: 'my-record.zip', bytes: await pack() };
      },
    },
  });
  bench.answers('myRecord', async () => ({ name: 'my-record' }) as OwnRecord);
});
afterEach(() => bench.close());

const ben = () => bench.sandbox.person(BEN);
const texts = () =>
  ben()
    .messages()
    .map((one) => one.text());

describe('a person’s own record', () => {
  it('comes once with its words, however often the upload is put off', async () => {
    for (const _ of [1, 2])
      bench.sandbox.script({
        method: 'files.getUploadURLExternal',
        kind: 'rate_limited',
        retryAfterSeconds: 1,
      });
    await ben().types('/sms-consent record');
    await eventually(() => ben().files().length === 1, 15_000);
    expect(texts().filter((text) => text.includes('This is your own record'))).toHaveLength(1);
    expect(packed).toBe(1);
  }, 30_000);

  it('holds up nobody’s news while it is packed', async () => {
    const gate = openGate();
    pack = async () => {
      await gate.opened;
      return new Uint8Array([1]);
    };
    await ben().types('/sms-consent record');
    await eventually(() => packed === 1);
    bench.answers('withdraw', async () => facts.recorded({ message: null }));
    await ben().types('/sms-consent stop');
    await eventually(() => texts().some((text) => text.includes('You agreed')));
    gate.open();
    await eventually(() => ben().files().length === 1);
  });

  it('that cannot be made or brought is told plainly', async () => {
    pack = () => Promise.reject(new Error('no room'));
    await ben().types('/sms-consent record');
    await eventually(() => texts().some((text) => text.includes('could not bring you the file')));

    pack = async () => new Uint8Array([1]);
    bench.sandbox.script({
      method: 'files.completeUploadExternal',
      kind: 'slack_error',
      error: 'file_upload_size_restricted',
    });
    await ben().types('/sms-consent record');
    await eventually(
      () => texts().filter((text) => text.includes('could not bring you the file')).length === 2,
    );
    expect(texts().some((text) => text.includes('This is your own record'))).toBe(false);
  });

  it('is not sent where there is none', async () => {
    bench.answers('myRecord', async () => null);
    await ben().types('/sms-consent record');
    await eventually(() => texts().some((text) => text.includes('Nothing is on record about you')));
    expect(ben().files()).toEqual([]);
  });
});
