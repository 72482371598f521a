/** The doors to the company's chats: only what is configured is loaded. */
import type { RequestListener } from 'node:http';
import { systemClock } from '../../adapters/cron/system-clock.ts';
import { readCsv } from '../../adapters/documents/csv.ts';
import { readRoster } from '../broadcast/roster.ts';
import type { Config } from '../config.ts';
import type { Account } from '../employee.ts';
import { opaqueSecret } from '../opaque-key.ts';
import type { ChatPlatform, Log } from '../ports.ts';
import type { Report } from '../proof/report.ts';
import { renderMarkdown, renderPlain } from '../registration/render.ts';
import type { Summary } from '../registration/summarize.ts';
import type { Service } from '../service.ts';
import type { Opened } from './house.ts';
import { packWith } from './pack-record.ts';
import { summaryPdf } from './summary-files.ts';

/** One chat, as both adapters offer it. */
export interface ChatDoor {
  readonly path: string;
  readonly chat: ChatPlatform;
  serve(service: Service): RequestListener;
  close(): Promise<void>;
}

export interface DoorPorts extends Opened {
  readonly log: Log;
  /** Somebody of Teams turned up for the first time; they may be one of the admins to be. */
  readonly arrived: (account: Account) => Promise<void>;
}

/** @throws ConfigError when a platform refuses its credentials */
export async function openDoors(config: Config, ports: DoorPorts): Promise<readonly ChatDoor[]> {
  const doors: ChatDoor[] = [];
  if (config.slack !== null) doors.push(await doorToSlack(config.slack, ports));
  if (config.teams !== null) doors.push(await doorToTeams(config.teams, ports));
  return doors;
}

async function doorToSlack(
  { appToken, ...slack }: NonNullable<Config['slack']>,
  ports: DoorPorts,
): Promise<ChatDoor> {
  const { openSlack } = await import('../../adapters/slack/index.ts');
  const door = await openSlack({ ...slack, appToken: appToken ?? undefined }, shared(ports));
  return { path: '/slack/events', ...door };
}

async function doorToTeams(
  teams: NonNullable<Config['teams']>,
  ports: DoorPorts,
): Promise<ChatDoor> {
  const { openTeams } = await import('../../adapters/teams/index.ts');
  const { conversations, arrived, signer } = ports;
  const cardSecret = opaqueSecret(signer, 'teams cards');
  const door = await openTeams(
    { ...teams, cardSecret },
    { ...shared(ports), conversations, arrived },
  );
  return { path: '/api/messages', ...door };
}

function shared({ log, work, drawing }: DoorPorts) {
  return {
    log,
    clock: systemClock,
    firstSeen: work.firstSeen,
    readAudience: (bytes: Uint8Array) => readRoster(readCsv(bytes)),
    packRecord: packWith(drawing),
    summaryPdf: async (report: Report) => ({
      name: `registration-summary-${report.summary.provider}.pdf`,
      bytes: await summaryPdf(drawing, report),
    }),
    summaryTexts: (summary: Summary) => ({
      fileName: `registration-summary-${summary.provider}.md`,
      markdown: renderMarkdown(summary),
      plain: renderPlain(summary),
    }),
  };
}
