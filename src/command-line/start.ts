/** `rollcall start`: the service on its port, or with no credentials the sandbox to try it in. */
import { readConfig } from '../config.ts';
import { slugOf } from '../registration/pages.ts';
import type { Service } from '../service.ts';
import { banner } from './banner.ts';
import type { Workshop } from './house.ts';
import { OPERATOR } from './outcome.ts';
import { openSandbox } from './sandbox.ts';
import { openStation, type Station } from './station.ts';
import { EMBEDDED_CAVEAT } from './summary.ts';
import { hasOwn } from './whose-records.ts';

export async function startService(workshop: Workshop): Promise<void> {
  const config = readConfig(workshop.env);
  if (config.slack !== null || config.teams !== null) {
    const log = workshop.openLog({ level: 'info' });
    const station = await openStation({
      config,
      log,
      openHouse: workshop.openHouse,
      sandbox: null,
    });
    for (const warning of station.house.warnings) log.warn(warning);
    const { house, web, unknownAdmins, service } = station;
    const { storeKind } = house;
    const slug = await slugOfPages(service);
    for (const line of banner({ config, port: web.port, storeKind, unknownAdmins, slug }))
      console.log(line);
    stopOnSignal(() => station.stop());
    return;
  }
  const sandbox = await openSandbox(config);
  const log = workshop.openLog({ level: 'warn' });
  const station = await openStation({
    config: sandbox.config,
    log,
    openHouse: workshop.openHouse,
    sandbox: sandbox.page,
  });
  await sandbox.connect(station.web.port);
  await sandbox.prepare(station.service);
  for (const line of sandboxBanner(station, hasOwn(config))) console.log(line);
  stopOnSignal(async () => {
    await station.stop();
    await sandbox.close();
  });
}

/** Null while no page can be opened. */
async function slugOfPages(service: Service): Promise<string | null> {
  const { campaign } = await service.overview(OPERATOR);
  const slug = campaign === null ? null : slugOf(campaign);
  return slug === null || (await service.publicPages(slug)) === null ? null : slug;
}

function sandboxBanner({ web, house }: Station, hasOwnRecords: boolean): string[] {
  return [
    '',
    '  Rollcall is running in its sandbox: a fictional company of 24 people, no real Slack, no text is ever sent.',
    '',
    `  Open   http://localhost:${web.port}/sandbox`,
    '',
    '  Then   1. as Hana Reyes (HR admin) type   /sms-consent setup       to see or edit the campaign',
    '         2.                     type   /sms-consent broadcast   and press Review, then Send',
    '         3. as any employee     press  Review and agree, type a mobile number, tick, press I agree',
    '         4. as Hana again       type   /sms-consent summary     for the registration to paste',
    '',
    `  See    http://localhost:${web.port}/evidence/northwind   what reviewers see: no login, no names`,
    '',
    hasOwnRecords
      ? '  Commands in a second terminal work on your own records, which are here too, not on the sandbox.'
      : '  In a second terminal:   npm run rollcall -- verify      npm run rollcall -- summary      npm run rollcall -- --help',
    '',
    `  Records are kept in ${house.config.dataDirectory}. ${EMBEDDED_CAVEAT}`,
    '  Press Ctrl+C to stop. For your own Slack see "Five minutes to real Slack" in README.md.',
    '',
  ];
}

/** SIGTERM or SIGINT: end what is under way within 25 seconds, then leave. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const leave = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 25_000).unref();
    void stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', leave);
  process.on('SIGINT', leave);
}
