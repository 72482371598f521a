/** The public pages, joined to the service. */
import type { RequestListener } from 'node:http';
import { PUBLIC_DOORS, publicDoor } from '../../adapters/web/public/public-door.ts';
import type { Config } from '../config.ts';
import type { Log } from '../ports.ts';
import type { Service } from '../service.ts';

/** Their doors, by path. */
export function publicPages(
  config: Config,
  log: Log,
  service: Service,
): Readonly<Record<string, RequestListener>> {
  const door = publicDoor({ service, trustedProxyHops: config.web.trustedProxyHops, log });
  return Object.fromEntries(PUBLIC_DOORS.map((path) => [path, door]));
}
