/** Whether a text fits the field of the provider's form. */
import { isWithin, limitOf } from './limits.ts';
import type { LimitedField } from './providers/profile.ts';
import type { Registration } from './registration.ts';
import type { Hit } from './rule.ts';

/** @param field a limited field; samples are all `sample` */
export function checkLength(
  field: LimitedField,
  text: string,
  { provider }: Registration,
): readonly Hit[] {
  const limit = limitOf(provider, field);
  if (isWithin(limit, text.length)) return [];
  const message = `This text has ${text.length} characters; the form takes ${limit.min} to ${limit.max}.`;
  return [{ message, fix: text.length < limit.min ? 'Say more.' : 'Shorten it.' }];
}
