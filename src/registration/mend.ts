/** Proposes, for a finding, the text that would settle it; only what really settles it is proposed. */
import { createHash } from 'node:crypto';
import { displayPhone } from '../numbers/phone.ts';
import { FIELD_MENDS } from './mends-fields.ts';
import { FLOW_MENDS } from './mends-flow.ts';
import { MESSAGE_MENDS } from './mends-messages.ts';
import { TEXT_MENDS } from './mends-text.ts';
import { LINK, PHONE } from './phrases.ts';
import { fillFlow, type Registration } from './registration.ts';
import type { Hit, Mend, Place, Rule } from './rule.ts';

export interface Replacement extends Place {
  /** Opaque; the same for the same proposal. */
  readonly id: string;
}

const MENDS: Readonly<Record<string, Mend>> = {
  ...TEXT_MENDS,
  ...FLOW_MENDS,
  ...FIELD_MENDS,
  ...MESSAGE_MENDS,
};

/** Rules about how many there are: each proposal adds one. */
const STEPWISE: ReadonlySet<string> = new Set(['SM01', 'SM08']);

/** The first proposal with which the rule no longer objects here; null when there is none. */
export function proposeReplacement(
  rule: Rule,
  hit: Hit,
  registration: Registration,
): Replacement | null {
  const field = hit.field ?? rule.field;
  const candidates = MENDS[rule.id]?.(registration, { ...hit, field }) ?? [];
  const cures = ({ path, text }: Place) =>
    text.trim() !== '' &&
    valueAt(registration, path) !== text &&
    (STEPWISE.has(rule.id) ||
      !rule
        .check(withValue(registration, { path, text }))
        .some((one) => (one.field ?? rule.field) === field && one.phrase === hit.phrase));
  const place = candidates.find(cures);
  if (place === undefined) return null;
  return replacementFor({ path: place.path, text: templateOf(registration, place) });
}

/** The same place and text have the same id, whatever was found there. */
export function replacementFor({ path, text }: Place): Replacement {
  const id = createHash('sha256')
    .update(JSON.stringify([path, text]), 'utf8')
    .digest('hex');
  return { path, text, id: `fix_${id.slice(0, 24)}` };
}

/** Numbers and the consent text stay variable, so that they follow what is in use. */
function templateOf(registration: Registration, { path, text }: Place): string {
  if (path === 'consentText') {
    const listed = numbersInWords(registration);
    return listed === '' ? text : text.replaceAll(listed, () => '{numbers}');
  }
  if (path === 'messageFlow') return text.replaceAll(registration.text, () => '{text}');
  return text;
}

function numbersInWords({ numbers }: Registration): string {
  const shown = [...numbers].sort().map(displayPhone);
  return shown.length < 2
    ? (shown[0] ?? '')
    : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

function valueAt(registration: Registration, path: string): string | undefined {
  const [head = '', rest = ''] = path.split('.');
  if (head === 'samples') return registration.samples[Number(rest)];
  if (head === 'brand') return registration.brand[rest as keyof Registration['brand']];
  if (head === 'consentText') return registration.text;
  return registration[head as 'description'];
}

/** The registration with one text replaced, everything that follows from it included. */
export function withValue(registration: Registration, { path, text }: Place): Registration {
  const [head = '', rest = ''] = path.split('.');
  if (head === 'samples') {
    const samples = [...registration.samples];
    samples[Number(rest)] = text;
    return {
      ...registration,
      samples,
      embeddedLink: samples.some((sample) => LINK.test(sample)),
      embeddedPhone: samples.some((sample) => PHONE.test(sample)),
    };
  }
  if (head === 'brand') {
    return { ...registration, brand: { ...registration.brand, [rest]: text } };
  }
  if (head === 'consentText') {
    const filled = text.replaceAll('{numbers}', () => numbersInWords(registration));
    const messageFlow = registration.messageFlow.replaceAll(registration.text, () => filled);
    return { ...registration, text: filled, messageFlow };
  }
  if (head === 'messageFlow') {
    return { ...registration, messageFlow: fillFlow(text, registration.text) };
  }
  return { ...registration, [head]: text };
}
