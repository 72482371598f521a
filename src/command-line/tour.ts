/**
 * `npm run tour`: the whole journey without hands, through the same signed requests that people's
 * clicks make. 84 employees, half in Slack and half in Teams: 71 agree, 6 decline, 7 stay silent;
 * then summary, evidence, checks.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipFiles } from '../../adapters/documents/zip.ts';
import { type Config, readConfig } from '../config.ts';
import { InvalidInputError } from '../errors.ts';
import { checkBundle } from './check-bundle.ts';
import type { Workshop } from './house.ts';
import { OPERATOR, type Options, type Outcome } from './outcome.ts';
import { openSandbox } from './sandbox.ts';
import { openStation, type Station } from './station.ts';
import {
  answerInSlack,
  answerInTeams,
  askInSlack,
  askInTeams,
  type Journey,
  report,
  type Say,
} from './tour-acts.ts';
import { keepForms } from './tour-forms.ts';
import { keepPublicPage } from './tour-page.ts';

const PEOPLE = 84;
const IN_SLACK = { agree: 36, decline: 3 };
const IN_TEAMS = { agree: 35, decline: 3 };

export async function runTour(workshop: Workshop, options: Options): Promise<Outcome> {
  const out = typeof options.out === 'string' ? options.out : 'tour';
  const say: Say =
    options.json === true ? (line) => console.error(line) : (line) => console.log(line);
  say(`A fictional company of ${PEOPLE} employees; everything below happens on this machine only.`);
  const sandbox = await openSandbox(tourConfig(out), { employees: PEOPLE });
  try {
    const station = await openStation({
      config: sandbox.config,
      log: workshop.openLog({ level: 'warn' }),
      openHouse: workshop.openHouse,
      sandbox: sandbox.page,
    });
    try {
      await sandbox.connect(station.web.port);
      await sandbox.prepare(station.service);
      await journey({ sandbox, service: station.service, say });
      return await proof(station, out, say);
    } finally {
      await station.stop();
    }
  } finally {
    await sandbox.close();
  }
}

function tourConfig(out: string): Config {
  const dataDirectory = join(out, 'data');
  try {
    rmSync(dataDirectory, { recursive: true, force: true });
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  } catch {
    throw new InvalidInputError(
      'out',
      'The folder given with --out cannot be made or written to: name another.',
    );
  }
  return readConfig({ ROLLCALL_DATA: dataDirectory, PORT: '0' });
}

async function journey(tour: Journey): Promise<void> {
  const { sandbox, say } = tour;
  const slack = await askInSlack(tour);
  const teams = await askInTeams(tour);
  say(
    'People open the request, type their number, tick the box and press "I agree"; some press "No thanks"; some stay silent.',
  );
  await answerInSlack(tour, [sandbox.admin.slack(), ...sandbox.employees.slack()], IN_SLACK);
  await report(tour, slack, IN_SLACK);
  await answerInTeams(tour, sandbox.employees.teams(), IN_TEAMS);
  await report(tour, teams, IN_TEAMS);
}

async function proof(station: Station, out: string, say: Say): Promise<Outcome> {
  const { service, ports } = station.house;
  const { summary, files: forms } = await keepForms(service, out);
  const [employee] = await ports.views.findEmployees('hana.reyes@northwindfs.example');
  const bundle = await service.evidence(OPERATOR, employee?.employeeId ?? '');
  const evidence = join(out, 'evidence.zip');
  writeFileSync(evidence, zipFiles(bundle.files));
  const publicPage = `http://localhost:${station.web.port}/evidence/northwind`;
  const [page = ''] = await keepPublicPage(publicPage, out);
  const verification = await service.verify();
  const checks = checkBundle(bundle);
  const ok = verification.ok && summary.ready && checks.every((check) => check.ok);
  say(`Summary ready to paste: ${summary.ready ? 'yes' : `no (${summary.blockers.join(' ')})`}`);
  say(summary.collectiveNotice);
  say(`What reviewers see, without login and without names: ${publicPage}, kept in ${page}`);
  say(
    `Ledger: ${verification.ok ? 'verifies' : 'DOES NOT VERIFY'}, ${verification.entries} entries, root ${verification.root}`,
  );
  for (const check of checks)
    say(
      `Evidence of one person, checked alone in an empty folder by ${check.by}: ${check.ok ? 'verifies' : 'DOES NOT VERIFY'}`,
    );
  const files = [...forms, evidence, page];
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
