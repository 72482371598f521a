/**
 * `npm run tour`: the whole journey without hands, through the same signed requests that people's
 * clicks make. 84 employees: 71 agree, 6 decline, 7 stay silent; then summary, evidence, checks.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipFiles } from '../../adapters/documents/zip.ts';
import type { Hands } from '../../sandbox/slack/hands.ts';
import { type Config, readConfig } from '../config.ts';
import { renderMarkdown, renderPlain } from '../registration/render.ts';
import type { Service } from '../service.ts';
import { checkBundle } from './check-bundle.ts';
import type { House, Workshop } from './house.ts';
import { OPERATOR, type Options, type Outcome } from './outcome.ts';
import { openSandbox, type SandboxDoor } from './sandbox.ts';
import { openStation } from './station.ts';

const PEOPLE = 84;
const AGREE = 71;
const DECLINE = 6;

type Say = (line: string) => void;

export async function runTour(workshop: Workshop, options: Options): Promise<Outcome> {
  const out = typeof options.out === 'string' ? options.out : 'tour';
  const say: Say =
    options.json === true ? (line) => console.error(line) : (line) => console.log(line);
  const config = tourConfig(out);
  say(`A fictional company of ${PEOPLE} employees; everything below happens on this machine only.`);
  const sandbox = await openSandbox(config, { employees: PEOPLE });
  const station = await openStation({
    config: sandbox.config,
    log: workshop.openLog({ level: 'warn' }),
    openHouse: workshop.openHouse,
    sandbox: sandbox.page,
  });
  sandbox.connect(station.web.port);
  try {
    await sandbox.prepare(station.service);
    await broadcast(sandbox, station.service, say);
    await answers(sandbox, station.service, say);
    return await proof(station.house, out, say);
  } finally {
    await station.stop();
    await sandbox.close();
  }
}

function tourConfig(out: string): Config {
  const dataDirectory = join(out, 'data');
  rmSync(dataDirectory, { recursive: true, force: true });
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  return readConfig({ ROLLCALL_DATA: dataDirectory, PORT: '0' });
}

async function broadcast(sandbox: SandboxDoor, service: Service, say: Say): Promise<void> {
  const admin = sandbox.admin();
  say('Hana Reyes (HR) types /sms-consent broadcast, chooses the whole workspace and reviews.');
  await admin.types('/sms-consent broadcast');
  await sandbox.eventually(() => admin.modal());
  await admin.submits();
  const review = await sandbox.eventually(() => {
    const modal = admin.modal();
    return modal?.callbackId === 'broadcast.review' ? modal : null;
  }, 30_000);
  say(indent(`${review.text()}\n\n[${review.submit}]`));
  await admin.submits();
  await follow(service, say);
}

async function answers(sandbox: SandboxDoor, service: Service, say: Say): Promise<void> {
  const people = sandbox.employees();
  const agreeing = people.slice(0, AGREE);
  const declining = people.slice(AGREE, AGREE + DECLINE);
  say(
    `${AGREE} people open the form, type their number, tick the box and press "I agree"; ${DECLINE} press "No thanks"; ${PEOPLE - AGREE - DECLINE} stay silent.`,
  );
  for (const [index, person] of agreeing.entries()) {
    await agree(person, sandbox);
    if ((index + 1) % 10 === 0) await report(service, say);
  }
  for (const person of declining) await person.presses('No thanks');
  await sandbox.eventually(async () => {
    const status = await service.broadcastStatus(OPERATOR);
    return status !== null && status.counts.agreed === AGREE && status.counts.declined === DECLINE;
  }, 60_000);
  await report(service, say);
}

async function agree(person: Hands, sandbox: SandboxDoor): Promise<void> {
  await person.presses('Review and agree');
  await sandbox.eventually(() => person.modal());
  await person.fills('phone', sandbox.mobileOf(person.person.id));
  await person.ticks('agree');
  const errors = await person.submits();
  const [problem] = Object.values(errors);
  if (problem !== undefined) throw new Error(`The form refused an answer of the tour: ${problem}`);
}

type Counts = NonNullable<Awaited<ReturnType<Service['broadcastStatus']>>>['counts'];

/** Says how the sending goes, in steps of about an eighth, until nothing is left to send. */
async function follow(service: Service, say: Say): Promise<void> {
  let told = 0;
  for (;;) {
    const status = await service.broadcastStatus(OPERATOR);
    if (status !== null) {
      const { sent, pending, inDoubt, targeted } = status.counts;
      const done = pending === 0 && inDoubt === 0;
      if (done || sent - told >= targeted / 8) {
        told = sent;
        say(`  ${stripe(sent / targeted)}  sent ${sent}/${targeted}`);
      }
      if (done) return;
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function report(service: Service, say: Say): Promise<void> {
  const status = await service.broadcastStatus(OPERATOR);
  if (status !== null) say(bar(status.counts));
}

function bar(counts: Counts): string {
  const { agreed, declined, waiting, targeted } = counts;
  return `  ${stripe((agreed + declined) / targeted)}  agreed ${agreed}  declined ${declined}  waiting ${waiting}`;
}

function stripe(share: number): string {
  const filled = Math.round(20 * share);
  return `${'█'.repeat(filled)}${'░'.repeat(20 - filled)}`;
}

async function proof(house: House, out: string, say: Say): Promise<Outcome> {
  const { service, ports } = house;
  const summary = await service.summarize(OPERATOR, 'ringcentral');
  const [employee] = await ports.views.findEmployees('hana.reyes@northwindfs.example');
  const bundle = await service.evidence(OPERATOR, employee?.employeeId ?? '');
  writeFileSync(join(out, 'summary.md'), renderMarkdown(summary));
  writeFileSync(join(out, 'summary.txt'), renderPlain(summary));
  writeFileSync(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  writeFileSync(join(out, 'evidence.zip'), zipFiles(bundle.files));
  const verification = await service.verify();
  const checks = checkBundle(bundle);
  const ok = verification.ok && summary.ready && checks.every((check) => check.ok);
  say(`Summary ready to paste: ${summary.ready ? 'yes' : `no (${summary.blockers.join(' ')})`}`);
  say(summary.collectiveNotice);
  say(
    `Ledger: ${verification.ok ? 'verifies' : 'DOES NOT VERIFY'}, ${verification.entries} entries, root ${verification.root}`,
  );
  for (const check of checks)
    say(
      `Evidence of one person, checked alone in an empty folder by ${check.by}: ${check.ok ? 'verifies' : 'DOES NOT VERIFY'}`,
    );
  const files = ['summary.md', 'summary.txt', 'summary.json', 'evidence.zip'].map((file) =>
    join(out, file),
  );
  const text = `Written: ${files.join(', ')}. ${ok ? 'Everything verifies.' : 'Something does not verify; see above.'}`;
  return {
    code: ok ? 0 : 1,
    json: {
      ok,
      counts: summary.counts,
      ready: summary.ready,
      verification,
      evidence: checks,
      files,
    },
    text,
  };
}

const indent = (text: string): string =>
  text
    .split('\n')
    .map((line) => `  | ${line}`)
    .join('\n');
