/** `rollcall erase`: one person's data out of the records. */
import { type Command, OPERATOR, option } from './outcome.ts';

export const erase: Command = async ({ service }, options) => {
  const erased = await service.erasePerson(OPERATOR, {
    employee: option(options, 'employee') ?? '',
    reason: option(options, 'reason') ?? '',
    legalBasis: option(options, 'legalBasis'),
  });
  const { employeeId, entries, fields } = erased;
  const text =
    entries === 0
      ? `Nothing personal is held of ${employeeId} any more; nothing was changed.`
      : `The personal data of ${employeeId} is erased: ${fields.join(', ')} of ${entries} ${entries === 1 ? 'entry' : 'entries'}. What was answered and when stays on record and still verifies. Copies you handed out, such as an earlier evidence zip or the provider's list, are not reached by this.`;
  return { code: 0, json: erased, text };
};
