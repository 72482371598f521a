import { InvalidInputError } from '../errors.ts';
import { lastFour, readPhone } from '../numbers/phone.ts';
import type { Ports } from '../ports.ts';

/**
 * A person's own number as E.164, and not one the company sends from (requirement 8), now or ever.
 * @throws InvalidInputError('phone')
 */
export async function readOwnPhone(ports: Ports, typed: string): Promise<string> {
  const phone = readPhone(typed, 'phone');
  const numbers = await ports.views.numbers();
  const taken = numbers.some((number) => number.e164 === phone);
  if (!taken) return phone;
  throw new InvalidInputError(
    'phone',
    `The number ending in ${lastFour(phone)} is one the company sends texts from, so it cannot receive them. Enter your own mobile number.`,
  );
}
