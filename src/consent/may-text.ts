/** The guard in front of every text: no by default (requirement 54). */
import { RollcallError } from '../errors.ts';
import { readPhone } from '../numbers/phone.ts';
import type { Ports } from '../ports.ts';
import type { Consent } from './consent.ts';

/**
 * True only when exactly one person's newest answer names this number, it is given and neither
 * held nor withdrawn, and that person is still an active employee. False for the company's own
 * numbers and on every error.
 */
export async function mayText(ports: Ports, phone: string): Promise<boolean> {
  try {
    const claimants = await ports.views.consentsByPhone(readPhone(phone));
    const [only, ...others] = claimants;
    return only !== undefined && others.length === 0 && (await mayTextPerson(ports, only));
  } catch (error) {
    const code = error instanceof RollcallError ? error.code : 'UNEXPECTED';
    ports.log.warn('Whether a number may be texted could not be decided: the answer is no.', {
      code,
    });
    return false;
  }
}

/** The same for one person's newest answer. */
export async function mayTextPerson(ports: Ports, consent: Consent): Promise<boolean> {
  const { phone } = consent;
  if (consent.status !== 'given' || phone === null) return false;
  const [employee, numbers, claimants] = await Promise.all([
    ports.views.employee(consent.employeeId),
    ports.views.numbers(),
    ports.views.consentsByPhone(phone),
  ]);
  const sendsItself = numbers.some((number) => number.e164 === phone);
  return employee?.state === 'active' && !sendsItself && claimants.length === 1;
}
