/** The personal web page, joined to the service. */
import type { RequestListener } from 'node:http';
import { ANSWER_PATHS, answerDoor } from '../../adapters/web/answer/answer-door.ts';
import { InvalidInputError } from '../errors.ts';
import { readPhone } from '../numbers/phone.ts';
import type { Log } from '../ports.ts';
import type { Service } from '../service.ts';
import type { House } from './house.ts';
import { packWith } from './pack-record.ts';

/** Its doors, by path. */
export function personalPage(
  { config, drawing }: Pick<House, 'config' | 'drawing'>,
  log: Log,
  service: Service,
): Readonly<Record<string, RequestListener>> {
  const door = answerDoor({
    links: service,
    baseUrl: config.baseUrl,
    urlOf: (purpose, token) => `${config.baseUrl}/${purpose}/${token}`,
    trustedProxyHops: config.web.trustedProxyHops,
    phoneTrouble,
    packRecord: packWith(drawing),
    log,
  });
  return Object.fromEntries(ANSWER_PATHS.map((path) => [path, door]));
}

function phoneTrouble(typed: string): string | null {
  try {
    readPhone(typed);
    return null;
  } catch (error) {
    if (error instanceof InvalidInputError) return error.message;
    throw error;
  }
}
