/** The public pages, joined to the service and to what draws the pictures in them. */
import type { RequestListener } from 'node:http';
import { type DrawStep, openDrawer } from '../../adapters/web/public/pictures.ts';
import { PUBLIC_DOORS, publicDoor } from '../../adapters/web/public/public-door.ts';
import type { Log } from '../ports.ts';
import type { Service } from '../service.ts';
import type { Drawing } from './drawing.ts';
import type { House } from './house.ts';

/** Their doors, by path. */
export function publicPages(
  { config, drawing }: Pick<House, 'config' | 'drawing'>,
  log: Log,
  service: Service,
): Readonly<Record<string, RequestListener>> {
  const door = publicDoor({
    service,
    pictures: openDrawer(stepsBy(drawing), log),
    trustedProxyHops: config.web.trustedProxyHops,
    log,
  });
  return Object.fromEntries(PUBLIC_DOORS.map((path) => [path, door]));
}

/** Nobody's receipt: a fictional number (555-01xx), at the moment the wording came into force. */
export const stepsBy =
  (drawing: Drawing): DrawStep =>
  ({ notice, brand }, { platform, part }) =>
    drawing.draw({
      ...{ platform, part, notice },
      renderer: `${platform}/1`,
      brand: brand.displayName,
      supportEmail: brand.email,
      receipt:
        part === 'receipt'
          ? { status: 'given', lastFour: '0199', at: notice.publishedAt, name: null }
          : null,
    });
