/** Who was asked, and how often reminded. */
import type { Change } from './change.ts';
import type { Entry } from './entry.ts';
import type { FactOf } from './fact.ts';

/** A reminder leaves the request as it was and is counted beside it. */
export function requestChange(fact: FactOf<'ConsentRequested'>, { at, seq }: Entry): Change {
  const { broadcastId, employeeId, deliveryId, medium, reminder } = fact;
  return {
    table: 'requests',
    key: { broadcast_id: broadcastId, employee_id: employeeId },
    set:
      reminder === undefined
        ? {
            ...{ delivery_id: deliveryId, medium, requested_at: at, seq },
            ...{ reminders: null, reminded_at: null },
          }
        : { reminders: reminder, reminded_at: at },
  };
}
