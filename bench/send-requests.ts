/** Sending under a rate limit: our pace against a loop that leaves it to the SDK. */
import { setTimeout as wait } from 'node:timers/promises';
import { WebClient } from '@slack/web-api';
import { systemClock } from '../adapters/cron/system-clock.ts';
import { openLog } from '../adapters/log/logger.ts';
import { openSlack, type SlackPorts } from '../adapters/slack/index.ts';
import { company } from '../sandbox/company.ts';
import { type Sandbox, startSandbox } from '../sandbox/index.ts';
import type { LimitSettings } from '../sandbox/slack/rate-limits.ts';
import { createService } from '../src/service.ts';
import { askEverybody } from './northwind.ts';
import { openPlace } from './place.ts';
import { duration, type Result } from './result.ts';

const PEOPLE = 140;
const PER_SECOND = 20;
const BURST = 20;
/** Just under the limit, as a steady sender must stay. */
const OUR_SHARE = 0.98;
const LIMITS: LimitSettings = {
  perMinute: { 1: 1e6, 2: 1e6, 3: 1e6, 4: 1e6 },
  burstShare: 0,
  postPerChannel: { perSecond: 1, burst: 4 },
  postPerWorkspace: { perMinute: PER_SECOND * 60, burst: BURST },
};

interface Sent {
  /** Of the rate the platform permits, from the first request to the last. */
  readonly share: number;
  readonly refused: number;
  readonly ms: number;
}

export async function benchSending(): Promise<Result[]> {
  const ours = await measure(paced);
  const naive = await measure(leftToTheSdk);
  const inWords = ({ share, refused, ms }: Sent) =>
    `${share.toFixed(2)} of the rate, ${refused} × 429, ${duration(ms)}`;
  return [
    {
      what: `${PEOPLE} requests at ${PER_SECOND}/s, burst ${BURST}`,
      baseline: 'all at once, SDK retries',
      ratio: ours.share / naive.share,
      figures: `${inWords(ours)} against ${inWords(naive)}`,
    },
  ];
}

type Send = (sandbox: Sandbox, people: readonly string[]) => Promise<void>;

async function measure(send: Send): Promise<Sent> {
  const staff = company(PEOPLE);
  const sandbox = await startSandbox({ ...staff, limits: LIMITS });
  await send(
    sandbox,
    staff.employees.map(({ id }) => id),
  );
  const posts = sandbox.slack.requests.filter(
    ({ method, args }) => method === 'chat.postMessage' && args.metadata !== undefined,
  );
  const accepted = posts.filter(({ outcome }) => outcome === 'ok').map(({ atMs }) => atMs);
  await sandbox.close();
  if (accepted.length !== PEOPLE) throw new Error(`${accepted.length} of ${PEOPLE} were sent.`);
  const ms = Math.max(...accepted) - Math.min(...accepted);
  const leastMs = ((PEOPLE - BURST) / PER_SECOND) * 1_000;
  return { share: leastMs / ms, refused: posts.length - accepted.length, ms };
}

const paced: Send = async ({ slack }, [admin = '']) => {
  const log = openLog({ level: 'silent' });
  const ports: SlackPorts = {
    ...{ log, clock: systemClock, firstSeen: async () => true, readAudience: () => [] },
    summaryTexts: () => ({ fileName: '', markdown: '', plain: '' }),
    summaryPdf: async () => ({ name: '', bytes: new Uint8Array() }),
    packRecord: async ({ name }) => ({ name, bytes: new Uint8Array() }),
  };
  const { botToken, signingSecret, apiUrl } = slack;
  const ratePerMinute = PER_SECOND * 60 * OUR_SHARE;
  const door = await openSlack({ botToken, signingSecret, apiUrl, ratePerMinute }, ports);
  const place = await openPlace(null);
  const service = createService(place.ports(door.chat));
  await askEverybody(service, `${door.chat.workspace}:${admin}`);
  for (let next: number | null = 0; next !== null; ) {
    await wait(next);
    next = (await service.deliverDue()).nextInMs;
  }
  await place.close();
  await door.close();
};

/** What a script would do: post to everybody, and let the SDK wait for Retry-After and try again. */
const leftToTheSdk: Send = async ({ slack }, people) => {
  const client = new WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    logger: silent,
  });
  const metadata = { event_type: 'bench', event_payload: { delivery_id: 'dlv_1' } };
  await Promise.all(
    people.map((channel) => client.chat.postMessage({ channel, text: 'Please agree.', metadata })),
  );
};

const nothing = () => undefined;
const silent = {
  ...{ debug: nothing, info: nothing, warn: nothing, error: nothing },
  ...{ setLevel: nothing, getLevel: () => 'error' as never, setName: nothing },
};
