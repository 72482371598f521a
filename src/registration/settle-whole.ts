/** Rolls the proposals for one text into a single one, so that one click settles every finding about it. */
import { proposeReplacement, type Replacement, replacementFor, withValue } from './mend.ts';
import type { Registration } from './registration.ts';
import type { Rule } from './rule.ts';

/** The rules that can object to the text at a place. */
function rulesAbout(rules: readonly Rule[], path: string): readonly Rule[] {
  const [head = ''] = path.split('.');
  const ids: Readonly<Record<string, RegExp>> = {
    consentText: /^CT/,
    messageFlow: /^FL/,
    description: /^(?:DS|FL09)/,
    samples: /^(?:SM|DS03|FL09)/,
    brand: /^BR/,
  };
  const about = ids[head] ?? /^(?:IN|OU|HE|KW|FL09)/;
  return rules.filter(({ id }) => about.test(id));
}

/** As many as there can be rules about one text. */
const MOST_STEPS = 24;

/**
 * The proposal with everything else that is proposed for the same place once it stands there.
 * @param first what is proposed for the gravest finding
 */
export function settleWhole(
  first: Replacement,
  registration: Registration,
  rules: readonly Rule[],
): Replacement {
  const about = rulesAbout(rules, first.path);
  let whole = first;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const standing = withValue(registration, whole);
    const next = nextProposal(about, standing, whole.path);
    if (next === null) break;
    whole = replacementFor(next);
  }
  return whole;
}

function nextProposal(
  rules: readonly Rule[],
  registration: Registration,
  path: string,
): Replacement | null {
  for (const rule of rules) {
    for (const hit of rule.check(registration)) {
      const proposed = proposeReplacement(rule, hit, registration);
      if (proposed?.path === path) return proposed;
    }
  }
  return null;
}
