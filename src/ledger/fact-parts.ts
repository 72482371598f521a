/** The pieces of which facts are made: ids, instants, digests, words. */
import { z } from 'zod';

export const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
export const id = z.string().regex(/^[a-z]{3}_[A-Za-z0-9_-]{6,64}$/);
export const digest = z.string().regex(/^[0-9a-f]{64}$/);
export const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/);
export const word = z.string().min(1).max(200);
export const medium = z.enum(['slack', 'teams', 'web', 'paper', 'verbal', 'admin']);
/** How a withdrawal reached us: also by a letter or an e-mail to HR, entered by an admin. */
export const withdrawalMedium = z.enum([...medium.options, 'email']);
/** Which employee did it, or `system` (the service itself, e.g. at first start). */
export const by = z.union([id, z.literal('system')]);

export const fact = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.strictObject({ kind: z.literal(kind), ...shape });
