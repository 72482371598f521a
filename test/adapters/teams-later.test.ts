import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AudienceRow } from '../../src/broadcast/broadcast.ts';
import { NotAllowedError, UncertainError } from '../../src/errors.ts';
import type { ActAnswer } from '../../src/service.ts';
import * as facts from '../support/slack-facts.ts';
import { openTeamsBench, type TeamsBench } from '../support/teams.ts';

const read: Uint8Array[] = [];
const ROWS: readonly AudienceRow[] = [{ line: 2, email: 'x@y.example', userId: null, name: null }];

let bench: TeamsBench;
beforeAll(async () => {
  bench = await openTeamsBench({
    // As long as a client of Teams waits.
    sandbox: { deadlineMs: 5_000 },
    ports: {
      readAudience: (bytes) => {
        read.push(bytes);
        return ROWS;
      },
    },
  });
  // The keys of the channel are fetched before anything is timed.
  await bench.sandbox.person('Hana Reyes').writes('hello');
}, 120_000);
afterAll(() => bench.close());
beforeEach(() => {
  bench.asked.length = 0;
  bench.answers('decline', async () =>
    facts.recorded({ consent: facts.consent({ status: 'refused', phone: null }) }),
  );
});

async function ask(called: string, deliveryId: string) {
  await bench.door.chat.request(bench.account(called), {
    deliveryId,
    notice: facts.notice(),
    brand: 'Northwind Field Services',
    supportEmail: 'hr@northwindfs.example',
  });
  return bench.sandbox.person(called);
}

describe('an answer that takes long to save', () => {
  it('is answered in time with “checking”, and the receipt follows once it is saved', async () => {
    let save: (answer: ActAnswer) => void = () => undefined;
    bench.answers('decline', () => new Promise((resolve) => (save = resolve)));
    const nia = await ask('Nia Bekele', 'dlv_0001');
    const answer = await nia.presses('No thanks');
    expect(answer.failure).toBeUndefined();
    expect(answer.json?.value).toContain('checking that your answer was saved');
    expect(JSON.stringify(nia.messages().at(-1)?.message.attachments)).not.toContain('Thanks for');
    save(facts.recorded({ consent: facts.consent({ status: 'refused', phone: null }) }));
    await expectSoon(() => nia.newestCard()?.text() ?? '', 'Thanks for answering');
  });

  it('with an unknown fate is asked again by the same act until it is known', async () => {
    let tries = 0;
    bench.answers('decline', async () => {
      tries += 1;
      if (tries < 3) throw new UncertainError('The connection broke.');
      return facts.recorded({ consent: facts.consent({ status: 'refused', phone: null }) });
    });
    const nia = await ask('Nia Bekele', 'dlv_0002');
    await nia.presses('No thanks');
    expect(tries).toBe(3);
    expect(new Set(bench.of('decline').map(([command]) => JSON.stringify(command))).size).toBe(1);
    expect(nia.newestCard()?.text()).toContain('Thanks for answering');
  });

  it('that fails for an unforeseen reason says so kindly and reaches the log by name only', async () => {
    bench.answers('decline', async () => {
      throw new TypeError('phone 737-555-0199 of Nia Bekele');
    });
    const nia = await ask('Nia Bekele', 'dlv_0003');
    const answer = await nia.presses('No thanks');
    expect(answer.json?.value).toContain('Something went wrong on our side');
    expect(JSON.stringify(bench.logged)).toContain('TypeError');
    expect(JSON.stringify(bench.logged)).not.toContain('737-555-0199');
  });
});

describe('two people with one number', () => {
  it('both see the hold on their receipts, and the first is told why', async () => {
    const held = { consent: facts.consent({ status: 'held' }) };
    const tariq = bench.account('Tariq Mansour');
    bench.answers('agree', async () => ({
      ...facts.recorded(held),
      alsoHeld: [facts.receipt({ ...held, employee: facts.employee({ accounts: [tariq] }) })],
    }));
    const nia = await ask('Nia Bekele', 'dlv_0010');
    await nia.presses('Review and agree');
    nia.fills('phone', '737-555-0116');
    nia.ticks('agree');
    await nia.presses('I agree');
    expect(nia.newestCard()?.text()).toContain('Your number is on hold');
    const texts = () =>
      bench.sandbox
        .person('Tariq Mansour')
        .messages()
        .map((message) => message.text())
        .join('\n');
    await expectSoon(texts, 'Your number is on hold');
    await expectSoon(texts, 'Another employee has just given the same mobile number');
  });
});

describe('a CSV sent as a file', () => {
  let files: Server;
  const asked: string[] = [];
  beforeAll(async () => {
    files = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('email\nx@y.example\n');
    });
    await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', () => resolve()));
  });
  afterAll(() => new Promise<void>((resolve) => void files.close(() => resolve())));

  const fileMessage = (downloadUrl: string) => ({
    text: undefined,
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name: 'people.csv',
        content: { downloadUrl, uniqueId: '1', fileType: 'csv' },
      },
    ],
  });
  const sendFile = (downloadUrl: string) => {
    const hana = bench.sandbox.person('Hana Reyes');
    return hana.sends({ ...hana.writeActivity(''), ...fileMessage(downloadUrl) });
  };
  const shown = () => bench.sandbox.person('Hana Reyes').newestMessage()?.text() ?? '';

  it('from anywhere but Teams is not fetched', async () => {
    await sendFile(`http://127.0.0.1:${(files.address() as AddressInfo).port}/people.csv`);
    expect(asked).toEqual([]);
    expect(shown()).toContain('I could not read this file from Teams');
  });

  it('from where Teams keeps files becomes a review', async () => {
    const open = await openTeamsBench({
      sandbox: { anonymous: true },
      teams: { standIn: undefined },
      ports: {
        readAudience: (bytes) => {
          read.push(bytes);
          return ROWS;
        },
      },
    });
    const hana = open.sandbox.person('Hana Reyes');
    const url = `http://127.0.0.1:${(files.address() as AddressInfo).port}/people.csv`;
    await hana.sends({ ...hana.writeActivity(''), ...fileMessage(url) });
    expect(read.map((bytes) => Buffer.from(bytes).toString())).toEqual(['email\nx@y.example\n']);
    expect(open.of('draftBroadcast')[0]?.[1]).toEqual({ kind: 'csv', rows: ROWS });
    expect(hana.newestCard()?.buttons()).toContain('Send to 18 people');
    await open.close();
    read.length = 0;
  });

  it('from somebody who is no admin is not fetched either', async () => {
    bench.answers('broadcastStatus', async () => {
      throw new NotAllowedError('Sorry, only an admin can do this.');
    });
    await sendFile(`${bench.sandbox.serviceUrl}files/1`);
    expect(shown()).toBe('Sorry, only an admin can do this.');
    expect(read).toEqual([]);
    bench.answers('broadcastStatus', async () => facts.broadcastStatus());
  });
});

/** Waits, at most three seconds, until it says so. */
async function expectSoon(says: () => string, expected: string): Promise<void> {
  const endMs = Date.now() + 3_000;
  while (!says().includes(expected) && Date.now() < endMs) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(says()).toContain(expected);
}
