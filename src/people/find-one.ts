/** The one employee an admin means. */
import type { Employee } from '../employee.ts';
import { InvalidInputError } from '../errors.ts';
import { readPhone } from '../numbers/phone.ts';
import type { Ports } from '../ports.ts';

/**
 * @param query an employee id, an account, an e-mail or a phone number as people type it
 * @throws InvalidInputError('employee') when it means nobody or several people
 */
export async function findOne(ports: Ports, query: string): Promise<Employee> {
  const [found, ...others] = await ports.views.findEmployees(asE164(query.trim()));
  if (found === undefined) {
    throw new InvalidInputError(
      'employee',
      'Nobody is on record with this id, e-mail or phone number. Check how it is written.',
    );
  }
  if (others.length > 0) {
    throw new InvalidInputError(
      'employee',
      'Several people are on record with this. Give the employee id, which starts with emp_.',
    );
  }
  return found;
}

/** A phone number as it is on record; anything else stays as it is. */
function asE164(query: string): string {
  try {
    return readPhone(query);
  } catch (error) {
    if (error instanceof InvalidInputError) return query;
    throw error;
  }
}
