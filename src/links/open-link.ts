/** The page behind a personal link; looking changes nothing (mail scanners open links before people do). */
import { openForm } from '../consent/open-form.ts';
import { status } from '../consent/status.ts';
import type { Ports } from '../ports.ts';
import type { LinkPage } from './link.ts';
import { hashToken } from './token.ts';

const GONE = { kind: 'gone' } as const;

/** `gone` for whatever cannot be answered any more, so that nobody learns which links exist. */
export async function openLink(ports: Ports, token: string): Promise<LinkPage> {
  const hash = hashToken(token);
  const link = hash === null ? null : await ports.work.link(hash, ports.clock.nowMs());
  if (link === null) return GONE;
  const { account, deliveryId } = link;
  if (link.purpose === 'withdraw') {
    const standing = await status(ports, account);
    return standing === null ? GONE : { kind: 'standing', status: standing };
  }
  const form = await openForm(ports, account, deliveryId);
  const employee = await ports.views.employeeByAccount(account);
  if (form.kind === 'refused' || employee === null) return GONE;
  const { notice, campaign } = form;
  return { kind: 'form', deliveryId, account, employee, notice, campaign };
}
