/** The filled forms of the tour: RingCentral's to copy field by field, Twilio's also as the body of its call. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderMarkdown, renderPlain } from '../registration/render.ts';
import type { Summary } from '../registration/summarize.ts';
import type { Service } from '../service.ts';
import { OPERATOR } from './outcome.ts';

export interface Forms {
  readonly summary: Summary;
  /** Where they were written. */
  readonly files: readonly string[];
}

export async function keepForms(service: Pick<Service, 'summarize'>, out: string): Promise<Forms> {
  const summary = await service.summarize(OPERATOR, 'ringcentral');
  const twilio = await service.summarize(OPERATOR, 'twilio');
  const written: readonly (readonly [name: string, text: string])[] = [
    ['summary.md', renderMarkdown(summary)],
    ['summary.txt', renderPlain(summary)],
    ['summary.json', asJson(summary)],
    ['summary-twilio.md', renderMarkdown(twilio)],
    ['twilio-campaign.json', asJson(twilio.form.payload?.body ?? null)],
  ];
  const files = written.map(([name, text]) => {
    const path = join(out, name);
    writeFileSync(path, text);
    return path;
  });
  return { summary, files };
}

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
