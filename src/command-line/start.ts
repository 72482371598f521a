/** `rollcall start`: the service on its port, or with no credentials the sandbox to try it in. */
import { type Config, readConfig } from '../config.ts';
import type { Workshop } from './house.ts';
import { openSandbox } from './sandbox.ts';
import { openStation, type Station } from './station.ts';
import { EMBEDDED_CAVEAT } from './summary.ts';

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
    for (const line of banner(station, config)) console.log(line);
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
  for (const line of sandboxBanner(station)) console.log(line);
  stopOnSignal(async () => {
    await station.stop();
    await sandbox.close();
  });
}

function banner(station: Station, config: Config): string[] {
  return [
    `Rollcall listens on port ${station.web.port}; Slack reaches it at ${config.baseUrl}/slack/events.`,
    ...(station.house.storeKind === 'embedded' ? [EMBEDDED_CAVEAT] : []),
    ...station.unknownAdmins.map(
      (admin) =>
        `ROLLCALL_ADMINS names ${admin}, but nobody in the workspace has that address: correct it and start again.`,
    ),
  ];
}

function sandboxBanner({ web, house }: Station): string[] {
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
    '  In a second terminal:   npm run rollcall -- verify      npm run rollcall -- summary      npm run rollcall -- --help',
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
