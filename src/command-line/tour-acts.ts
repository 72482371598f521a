/** What people do on the tour, half of them in Slack and half in Teams. */
import type { Hands as SlackHands } from '../../sandbox/slack/hands.ts';
import type { Hands as TeamsHands } from '../../sandbox/teams/hands.ts';
import type { BroadcastStatus, Service } from '../service.ts';
import { OPERATOR } from './outcome.ts';
import type { SandboxDoor } from './sandbox.ts';

export type Say = (line: string) => void;

export interface Journey {
  readonly sandbox: SandboxDoor;
  readonly service: Service;
  readonly say: Say;
}

/** How many of each half do what; the others stay silent. */
export interface Answers {
  readonly agree: number;
  readonly decline: number;
}

/** The admin asks everybody in Slack, after a look at the review. Returns the broadcast's id. */
export async function askInSlack(journey: Journey): Promise<string> {
  const { sandbox, say } = journey;
  const hana = sandbox.admin.slack();
  say('In Slack, Hana Reyes (HR) types /sms-consent broadcast, keeps everyone and reviews.');
  await hana.types('/sms-consent broadcast');
  await sandbox.eventually(() => hana.modal());
  await hana.submits();
  const review = await sandbox.eventually(() => {
    const modal = hana.modal();
    return modal?.callbackId === 'broadcast.review' ? modal : null;
  }, PATIENCE_MS);
  say(indent(`${review.text()}\n\n[${review.submit}]`));
  await hana.submits();
  await hana.closes();
  return follow(journey);
}

/** The same in Teams; who is on both platforms was asked in Slack and is left out. */
export async function askInTeams(journey: Journey): Promise<string> {
  const { sandbox, say } = journey;
  const hana = sandbox.admin.teams();
  const before = await newest(journey.service);
  say('In Teams, Hana writes "broadcast", keeps everyone who has the app and reviews.');
  await hana.writes('broadcast');
  await pressWhenThere(journey, hana, /^Review$/);
  await pressWhenThere(journey, hana, /^Send to /);
  await sandbox.eventually(async () => {
    const status = await newest(journey.service);
    return status?.broadcast.broadcastId !== before?.broadcast.broadcastId;
  }, PATIENCE_MS);
  return follow(journey);
}

const PATIENCE_MS = 60_000;

async function pressWhenThere({ sandbox }: Journey, hana: TeamsHands, name: RegExp): Promise<void> {
  const button = await sandbox.eventually(
    () =>
      hana
        .newestCard()
        ?.buttons()
        .find((title) => name.test(title)),
    PATIENCE_MS,
  );
  await hana.presses(button);
}

const newest = (service: Service): Promise<BroadcastStatus | null> =>
  service.broadcastStatus(OPERATOR);

/** Says how the sending of the newest broadcast goes, in steps, until nothing is left to send. */
async function follow({ service, say }: Journey): Promise<string> {
  for (let told = 0; ; ) {
    const status = await newest(service);
    if (status !== null) {
      const { sent, pending, inDoubt, targeted } = status.counts;
      const done = pending === 0 && inDoubt === 0;
      if (done || sent - told >= targeted / 5) {
        told = sent;
        say(`  ${stripe(sent / targeted)}  sent ${sent}/${targeted}`);
      }
      if (done) return status.broadcast.broadcastId;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** People answer with their own presses; each answer goes through the platform's signed requests. */
export async function answerInSlack(
  { sandbox }: Journey,
  people: readonly SlackHands[],
  { agree, decline }: Answers,
): Promise<void> {
  for (const person of people.slice(0, agree)) {
    await person.presses('Review and agree');
    await sandbox.eventually(() => person.modal()?.callbackId === 'consent.agree', PATIENCE_MS);
    await person.fills('phone', sandbox.mobileOf(person.person.email ?? ''));
    await person.ticks('agree');
    const [problem] = Object.values(await person.submits());
    if (problem !== undefined) throw new Error(`The form refused an answer: ${problem}`);
  }
  for (const person of people.slice(agree, agree + decline)) await person.presses('No thanks');
}

export async function answerInTeams(
  { sandbox }: Journey,
  people: readonly TeamsHands[],
  { agree, decline }: Answers,
): Promise<void> {
  for (const person of people.slice(0, agree)) {
    await person.presses('Review and agree');
    person.fills('phone', sandbox.mobileOf(person.person.email ?? ''));
    person.ticks('agree');
    const { failure } = await person.presses('I agree');
    if (failure !== undefined) throw new Error(`The card refused an answer: ${failure}`);
  }
  for (const person of people.slice(agree, agree + decline)) await person.presses('No thanks');
}

/** Waits until the broadcast stands like this, and says it. */
export async function report(
  { sandbox, service, say }: Journey,
  broadcastId: string,
  { agree, decline }: Answers,
): Promise<void> {
  const { counts, broadcast } = await sandbox.eventually(async () => {
    const status = await service.broadcastStatus(OPERATOR, broadcastId);
    return status?.counts.agreed === agree && status.counts.declined === decline ? status : null;
  }, PATIENCE_MS);
  const { agreed, declined, waiting, targeted } = counts;
  const share = stripe((agreed + declined) / targeted);
  say(
    `  ${share}  agreed ${agreed}  declined ${declined}  waiting ${waiting}  (${broadcast.audience})`,
  );
}

function stripe(share: number): string {
  const filled = Math.round(20 * share);
  return `${'█'.repeat(filled)}${'░'.repeat(20 - filled)}`;
}

const indent = (text: string): string =>
  text
    .split('\n')
    .map((line) => `  | ${line}`)
    .join('\n');
