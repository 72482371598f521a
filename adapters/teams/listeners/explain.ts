import type { Log } from '../../../src/ports.ts';
import { TEAMS } from '../../../src/wording/surface.ts';
import { explainIn } from '../../chat/explain-error.ts';

export const explain = ({ log }: { readonly log: Log }, error: unknown): string =>
  explainIn(TEAMS, log, error);
