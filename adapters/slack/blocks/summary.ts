/** The registration summary as an admin meets it in Slack. */
import type { KnownBlock } from '@slack/types';
import type { Summary } from '../../../src/registration/summarize.ts';
import { context, header, section } from './parts.ts';
import { join, words } from './text.ts';

export function summaryBlocks(summary: Summary): KnownBlock[] {
  const { ready, blockers, counts, provider } = summary;
  return [
    header(ready ? 'Ready to register' : 'Not ready to register yet'),
    ...(ready ? [] : [section(join(blockers.slice(0, 10).map((blocker) => words`• ${blocker}`)))]),
    section(
      words`*Provider:* ${provider}   *Asked:* ${counts.targeted}   *Agreed:* ${counts.agreed}   *Declined:* ${counts.declined}   *Waiting:* ${counts.waiting}`,
    ),
    section(
      words`The full summary, as a file and as text to paste, is sent to your messages with me.`,
    ),
    ...(summary.caveats.length === 0 ? [] : [context(words`${summary.caveats.join(' ')}`)]),
  ];
}
