/** Draws again what somebody saw, from the very payload that is sent to the platform. */
import { InvalidInputError } from '../../../src/errors.ts';
import type { Pictures } from '../../../src/ports.ts';
import type { Shown } from '../../../src/proof/shown.ts';
import type { Box } from './box.ts';
import type { Payload } from './payload.ts';
import { render } from './render.ts';
import { slackMessage, slackModal } from './slack.ts';
import { teamsMessage } from './teams.ts';
import { webPage } from './web.ts';

/** How the adapters compose what they send; the pictures know none of them. */
export type Compose = (shown: Shown) => Payload | Promise<Payload>;

/** The renderers that are drawn here. A changed layout is a new one, and the earlier one stays. */
const RENDERERS: Readonly<Record<Shown['platform'], readonly string[]>> = {
  slack: ['slack/1'],
  teams: ['teams/1'],
  web: ['web/1'],
};

export function openPictures(compose: Compose): Pictures {
  let last: Promise<unknown> = Promise.resolve();
  return {
    draw(shown) {
      // One at a time: each takes half a second of the processor, and answers must not wait for it.
      const drawn = last.then(() => drawNow(compose, shown));
      last = drawn.catch(() => undefined);
      return drawn;
    },
  };
}

async function drawNow(compose: Compose, shown: Shown): Promise<Uint8Array> {
  if (!RENDERERS[shown.platform].includes(shown.renderer)) {
    throw new InvalidInputError(
      'renderer',
      `This program cannot draw what ${shown.renderer} showed. Use the version of Rollcall that recorded the answer, or a newer one.`,
    );
  }
  return render(boxOf(await compose(shown), shown.brand));
}

function boxOf(payload: Payload, brand: string): Box {
  switch (payload.kind) {
    case 'slack_message':
      return slackMessage(payload.blocks, brand);
    case 'slack_modal':
      return slackModal(payload.view, brand);
    case 'teams_message':
      return teamsMessage(payload.card, { brand, unfolded: payload.unfolded });
    case 'web_page':
      return webPage(payload.html, brand);
  }
}
