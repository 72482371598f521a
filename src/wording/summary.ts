/** The registration summary as an admin meets it in chat. */
import { PROVIDERS } from '../registration/campaign.ts';
import type { Summary } from '../registration/summarize.ts';
import { offerParts } from './offers.ts';
import { heading, note, type Page, text } from './page.ts';
import { standingParts, summaryButtons, toFillParts } from './registration.ts';
import { bullets } from './review.ts';
import { say } from './rich.ts';
import type { Surface } from './surface.ts';

export function summaryPage(summary: Summary, surface: Surface): Page {
  const { ready, blockers, counts, provider, form, consentLevel, findings } = summary;
  const place = [{ text: surface.name === 'Slack' ? 'to your messages with me' : 'to you here' }];
  return {
    brief: say`The summary is sent ${place}.`,
    parts: [
      heading(ready ? 'Ready to register' : 'Not ready to register yet'),
      ...(ready ? [] : [text(bullets(blockers.slice(0, 10)))]),
      ...toFillParts(form.toFill),
      ...standingParts(summary.registration),
      text(
        say`*Provider:* ${form.label}   *Asked:* ${counts.targeted}   *Agreed:* ${counts.agreed}   *Declined:* ${counts.declined}   *Waiting:* ${counts.waiting}`,
      ),
      text(say`*Consent level:* ${consentLevel.conclusion}`),
      ...offerParts(findings),
      text(say`The full summary, as a file and as text to paste, is sent ${place}.`),
      summaryButtons(),
      note(
        say`For another provider write ${[{ text: surface.command(`summary ${provider === 'twilio' ? 'ringcentral' : 'twilio'}`), code: true }]}. Known: ${PROVIDERS.join(', ')}.`,
      ),
      ...(summary.caveats.length === 0 ? [] : [note(say`${summary.caveats.join(' ')}`)]),
    ],
  };
}
