import { describe, expect, it } from '@jest/globals';
import { PROVIDERS } from '../../../src/registration/campaign.ts';
import { PROFILES } from '../../../src/registration/providers/profiles.ts';
import { renderMarkdown } from '../../../src/registration/render.ts';
import { bodyOf, summaryFor } from './provider-summary.ts';

const WITH_API = PROVIDERS.filter((provider) => PROFILES[provider].api !== null);

describe.each(PROVIDERS)("%s's form", (provider) => {
  const summary = summaryFor(provider);

  it('is filled in completely and ready', () => {
    expect(summary.blockers).toEqual([]);
    expect(summary.form.toFill).toEqual([]);
  });

  it('has a name of its own for each field, in its own order, and each once', () => {
    const names = summary.fields.map((field) => field.own);
    // The one name that stands in a brand and in a campaign (Plivo) is the vertical.
    const others = names.filter((name) => name !== 'vertical');
    expect(new Set(others).size).toBe(others.length);
    const order = [...PROFILES[provider].brand, ...PROFILES[provider].campaign].map(
      ([, one]) => one,
    );
    expect(names).toEqual(order.filter((name) => names.includes(name)));
    expect(names.length).toBeGreaterThan(15);
  });

  it('carries what reviewers read, word for word', () => {
    const values = summary.fields.map(({ name, value }) => [name, value]);
    const whole = Object.fromEntries(values);
    const reference = Object.fromEntries(
      summaryFor('portable').fields.map(({ name, value }) => [name, value]),
    );
    for (const name of ['description', 'messageFlow', 'sample1', 'helpMessage', 'optinMessage'])
      expect(whole[name]).toBe(reference[name]);
  });

  it('says where it is, what to attach, what it costs, and from which document it is known', () => {
    const { place, attach, warnings, source, date } = summary.form;
    expect(place.length).toBeGreaterThan(20);
    expect(attach.join(' ')).toMatch(/[Pp]icture/);
    expect(warnings.length).toBeGreaterThan(1);
    expect([source, date]).toEqual([expect.stringMatching(/^[A-Z]{2,}/), '2026-11']);
    for (const sentence of [...attach, ...warnings]) {
      expect(sentence).toMatch(/^\S.{15,260}[.:)]$/);
      expect(summary.form.attach.includes(sentence) || summary.caveats.includes(sentence)).toBe(
        true,
      );
    }
  });

  it('warns of the cost before a submission', () => {
    expect(summary.form.warnings.join(' ')).toMatch(
      /refund|charge|\$\d+|costs|[Ff]ee|billed|4 to 6 weeks/,
    );
  });

  it('offers none of the use cases that do not fit, under any name', () => {
    const chosen = JSON.stringify([
      summary.fields.filter(({ name }) => /use.?case/i.test(name)).map(({ value }) => value),
      PROFILES[provider].fixed,
    ]);
    expect(chosen).not.toMatch(/EMERGENCY|2FA|TWO_FACTOR|POLITICAL|CHARITY/);
  });

  it('never says no to opting in, opting out and help', () => {
    for (const { name, value } of summary.fields)
      if (/^subscriber/.test(name)) expect([name, value]).toEqual([name, true]);
  });

  it('stands in the summary people read under its own names', () => {
    const text = renderMarkdown(summary);
    for (const name of summary.fields.map((field) => field.own)) expect(text).toContain(name);
    expect(text).toContain(PROFILES[provider].label);
  });
});

describe.each(WITH_API)("the body for %s's API", (provider) => {
  const summary = summaryFor(provider);
  const json = JSON.stringify(bodyOf(summary));

  it('is JSON with every text, and names its call', () => {
    expect(JSON.parse(json)).toEqual(bodyOf(summary));
    const told = summary.fields.filter(({ name }) =>
      /^(?:description|sample\d|helpMessage)$/.test(name),
    );
    for (const { value } of told) expect(json).toContain(JSON.stringify(value));
    expect(summary.form.payload?.call).toMatch(/POST|PutRegistrationFieldValue/);
  });

  it('holds nothing undefined and only ids to fill in', () => {
    expect(json).not.toMatch(/undefined|null/);
    for (const [, id] of json.matchAll(/"(FILL_IN_\w+)"/g))
      expect(['FILL_IN_BRAND_ID', 'FILL_IN_REGISTRATION_ID', 'FILL_IN_METHOD']).toContain(id);
  });
});
