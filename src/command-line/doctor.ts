/** `rollcall doctor`: everything that must be right before the first broadcast, checked one by one. */
import { existsSync } from 'node:fs';
import { callService } from '../../adapters/disk/command-socket.ts';
import { readConfig } from '../config.ts';
import { ConfigError } from '../errors.ts';
import { type Check, checkChats } from './doctor-chats.ts';
import { NO_CHATS, socketPath, type Workshop } from './house.ts';
import type { Outcome } from './outcome.ts';

export async function doctor(workshop: Workshop): Promise<Outcome> {
  const config = readConfig(workshop.env);
  const checks: Check[] = [
    { name: 'configuration', ok: true, detail: 'every setting is readable' },
    ...(await checkChats(config)),
    {
      name: 'admins',
      ok: config.admins.length > 0,
      detail:
        config.admins.length > 0
          ? `${config.admins.length} in ROLLCALL_ADMINS`
          : 'ROLLCALL_ADMINS is empty: nobody could start a broadcast',
    },
    await checkStore(workshop, config),
  ];
  const ok = checks.every((check) => check.ok);
  const text = checks
    .map((check) => `${check.ok ? 'ok     ' : 'to do  '} ${check.name}: ${check.detail}`)
    .join('\n');
  return { code: ok ? 0 : 1, json: { ok, checks }, text };
}

async function checkStore(
  workshop: Workshop,
  config: ReturnType<typeof readConfig>,
): Promise<Check> {
  const name = 'store';
  if (
    config.databaseUrl === null &&
    (await callService(socketPath(config), { command: 'admins list', options: {} })) !== null
  ) {
    return { name, ok: true, detail: 'the embedded store is open in the running service' };
  }
  if (config.databaseUrl === null && !existsSync(`${config.dataDirectory}/store`)) {
    // Opening would make one, and an empty store of one's own hides the sandbox's records.
    const detail = `there is none yet; the first start makes it in ${config.dataDirectory}`;
    return { name, ok: true, detail };
  }
  try {
    const house = await workshop.openHouse(config, {
      log: workshop.openLog({ level: 'silent' }),
      openChats: NO_CHATS,
    });
    try {
      await house.service.checkWitness();
      return {
        name,
        ok: house.warnings.length === 0,
        detail: [`${house.storeKind} opens and agrees with its witness`, ...house.warnings].join(
          '; ',
        ),
      };
    } finally {
      await house.close();
    }
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
