/** `rollcall pages pictures`: the pictures of the opt-in to attach to a provider's form. */
import { type PicturedStep, picturedSteps } from '../../adapters/web/public/pictures.ts';
import { InvalidInputError } from '../errors.ts';
import { slugOf } from '../registration/pages.ts';
import type { EvidencePage } from '../registration/pages-evidence.ts';
import type { PicturedPart } from '../registration/pages-ways.ts';
import { type Command, OPERATOR, option } from './outcome.ts';
import { stepsBy } from './public-pages.ts';

/** Bird takes five files of together 10 MB; AWS takes 500 KB each, which every picture holds (requirement 48). */
const ATTACHED_MAX = 5;
const ATTACHED_BYTES_MAX = 10 * 1000 * 1000;

interface Attached extends PicturedStep {
  readonly file: string;
  readonly bytes: number;
  readonly base64: string;
}

export const pagePictures: Command = async ({ service, drawing }, options) => {
  const { campaign } = await service.overview(OPERATOR);
  const pages = campaign === null ? null : await service.publicPages(slugOf(campaign));
  if (pages === null) {
    const text = 'There is nothing to picture yet: publish a notice by asking the first people.';
    return { code: 1, json: { pictures: [] }, text };
  }
  const draw = (step: PicturedStep) => stepsBy(drawing)(pages.evidence, step);
  const folder = option(options, 'folder') ?? '.';
  const { drawn, missing } = await drawSteps(stepsToShow(pages.evidence), draw, folder);
  return {
    code: missing.length === 0 && drawn.length > 0 ? 0 : 1,
    json: { pictures: drawn.map(({ base64: _, ...one }) => one), missing },
    text: tell(drawn, missing),
    files: drawn.map(({ file, base64 }) => ({ path: file, base64 })),
  };
};

async function drawSteps(
  steps: readonly PicturedStep[],
  draw: (step: PicturedStep) => Promise<Uint8Array>,
  folder: string,
): Promise<{ drawn: readonly Attached[]; missing: readonly string[] }> {
  const drawn: Attached[] = [];
  const missing: string[] = [];
  let together = 0;
  for (const step of steps) {
    try {
      const png = await draw(step);
      together += png.byteLength;
      if (together > ATTACHED_BYTES_MAX) break;
      const file = `${folder}/${drawn.length + 1}-${step.platform}-${step.part}.png`;
      const base64 = Buffer.from(png).toString('base64');
      drawn.push({ ...step, file, bytes: png.byteLength, base64 });
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      missing.push(`${WHAT[step.part]} ${PLACES[step.platform]} is missing: ${error.message}`);
    }
  }
  return { drawn, missing };
}

/** What reviewers ask for first comes first: the form of each medium in use, then the requests, then the receipts. */
function stepsToShow(page: EvidencePage): readonly PicturedStep[] {
  const steps = picturedSteps(page);
  return ORDER.flatMap((part) => steps.filter((step) => step.part === part)).slice(0, ATTACHED_MAX);
}

const ORDER: readonly PicturedPart[] = ['form', 'request', 'receipt'];
const PLACES = { slack: 'in Slack', teams: 'in Microsoft Teams', web: 'on the personal page' };
const WHAT = {
  request: 'the message that asks',
  form: 'the form with the exact text, before anything is typed or ticked',
  receipt: 'the receipt, with a fictional number',
};

function tell(drawn: readonly Attached[], missing: readonly string[]): string {
  const lines = drawn.map(
    ({ file, platform, part, bytes }) =>
      `${file} (${Math.ceil(bytes / 1000)} KB) is ${WHAT[part]}, ${PLACES[platform]}.`,
  );
  const attach =
    'Attach them to the form, the first one where it takes only one. They show the text in force and nobody’s data.';
  const none = 'Nobody can agree on a screen at this moment, so there is no picture to attach.';
  if (lines.length === 0 && missing.length === 0) return none;
  return [...lines, ...missing, ...(lines.length === 0 ? [] : [attach])].join('\n');
}
