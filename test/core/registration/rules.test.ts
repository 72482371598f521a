import { describe, expect, it } from '@jest/globals';
import { lintRegistration, RULES } from '../../../src/registration/lint.ts';
import { FLOW_CASES } from './cases-flow.ts';
import { MESSAGES_CASES } from './cases-messages.ts';
import { PAGES_CASES } from './cases-pages.ts';
import { PASSING } from './cases-passing.ts';
import { SAMPLES_CASES } from './cases-samples.ts';
import { TEXT_CASES } from './cases-text.ts';
import { REGISTRATION } from './worked-example.ts';

const CASES = [...TEXT_CASES, ...FLOW_CASES, ...SAMPLES_CASES, ...MESSAGES_CASES, ...PAGES_CASES];

/** `lint-rules.md`, the ids in the order of the table. */
const TABLE =
  'CT01 CT02 CT03 CT04 CT05 CT06 CT07 CT08 CT09 CT10 CT11 CT12 CT13 CT14 CT15 CT16 CT17 CT18 CT19 CT20 FL01 FL02 FL03 FL04 FL05 FL06 FL07 FL08 FL09 FL10 FL11 DS01 DS02 DS03 DS04 SM01 SM02 SM03 SM04 SM05 SM06 SM07 SM08 SM09 SM10 SM11 SM12 IN01 IN02 OU01 OU02 HE01 HE02 KW01 KW02 KW03 PP01 PP02 TC01 BR01 BR02 BR03'.split(
    ' ',
  );

describe('the rule table', () => {
  it('has every rule, in order, and each has a failing example here', () => {
    expect(RULES.map(({ id }) => id)).toEqual(TABLE);
    expect(TABLE.filter((id) => !CASES.some(({ rule }) => rule === id))).toEqual([]);
  });

  it('finds nothing at all in the worked example', () => {
    expect(lintRegistration(REGISTRATION)).toEqual([]);
  });

  it.each(CASES)('$rule objects: $why', ({ rule, change, severity, field, phrase }) => {
    const findings = lintRegistration({ ...REGISTRATION, ...change }).filter(
      ({ ruleId }) => ruleId === rule,
    );
    expect(findings).not.toEqual([]);
    const wanted = severity ?? RULES.find(({ id }) => id === rule)?.severity;
    expect(findings).toContainEqual(
      expect.objectContaining({
        severity: wanted,
        ...(field === undefined ? {} : { field }),
        ...(phrase === undefined ? {} : { phrase }),
      }),
    );
    for (const finding of findings) {
      expect(finding.message).toMatch(/^\S.{9,220}[.]$/);
      expect(finding.fix).toMatch(/^\S.{5,220}[."]$/);
    }
  });

  it('puts errors before warnings before advice', () => {
    const order = lintRegistration({
      ...REGISTRATION,
      pages: {},
      evidenceUrl: null,
      numbers: [],
    }).map(({ severity }) => ['error', 'warning', 'advice'].indexOf(severity));
    expect(order).toEqual([...order].sort());
    expect(new Set(order).size).toBe(3);
  });
});

describe('what the rules let pass', () => {
  it.each(PASSING)('%s accepts variant %#', (rule, change) => {
    expect(
      lintRegistration({ ...REGISTRATION, ...change }).filter(({ ruleId }) => ruleId === rule),
    ).toEqual([]);
  });
});
