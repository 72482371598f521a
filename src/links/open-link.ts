/** The page behind a personal link; looking changes nothing (mail scanners open links before people do). */
import { openForm } from '../consent/open-form.ts';
import { stands } from '../consent/request-of.ts';
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
  if (link.purpose === 'record') return GONE;
  const form = await openForm(ports, account, deliveryId);
  const employee = await ports.views.employeeByAccount(account);
  if (form.kind === 'refused' || employee === null) return GONE;
  const { notice, campaign } = form;
  const opened = { deliveryId, account, employee, notice, campaign };
  if (link.purpose === 'answer') return { kind: 'form', ...opened };
  const consent = await ports.views.consent(employee.employeeId);
  // Whoever has stopped meanwhile has no number to change, and agrees anew by a link to answer.
  return consent !== null && stands(consent) ? { kind: 'change', ...opened, consent } : GONE;
}
