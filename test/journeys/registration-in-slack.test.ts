import { beforeAll, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { OPERATOR } from '../../src/command-line/outcome.ts';
import { type Company, journey } from '../support/company.ts';
import { WHOLE_DEFINITION } from '../support/registration-office.ts';
import { PATIENCE_MS } from '../support/worker.ts';

const define = (northwind: Company, change: object = {}) =>
  northwind.station.service.defineCampaign(OPERATOR, { ...WHOLE_DEFINITION, ...change });

const factsOf = async (northwind: Company, kind: string) =>
  (await northwind.entries()).map(({ fact }) => fact).filter((fact) => fact.kind === kind);

/** The first steps of a broadcast to one person, up to the review. */
async function reviews(northwind: Company, called: string) {
  const { admin } = northwind;
  await admin.types('/sms-consent broadcast');
  await admin.readsInWindow('Whom do you want to ask?');
  await admin.selects('audience', 'People I choose');
  await eventually(
    () => admin.modal()?.blocks.some(({ block_id: block }) => block === 'people'),
    PATIENCE_MS,
  );
  await admin.selects('people', northwind.person(called).person.realName);
  await admin.submits();
  return admin.readsInWindow('exactly as each person will see it');
}

journey('handing the registration in', (northwind) => {
  beforeAll(async () => {
    await northwind.isSetUp();
    await define(northwind);
    await northwind.asks('Ben Whitaker', 'Priya Raman');
    await northwind.person('Ben Whitaker').agrees();
  });

  it('before anything was handed in nothing is held against it', async () => {
    expect(await northwind.rollcall('registration list')).toMatchObject({
      code: 1,
      json: { handedIn: null, submissions: [] },
    });
    await northwind.admin.opensHome();
    const home = await northwind.admin.readsAtHome('Your work text messages');
    expect(home.text()).not.toContain('Registration:');
  });

  it('the admin keeps what was handed in with one button below the summary', async () => {
    const { admin } = northwind;
    const [summary] = await admin.types('/sms-consent summary');
    expect(summary?.text()).toContain('Ready to register');
    expect(summary?.buttons()).toEqual(
      expect.arrayContaining(['I handed it in', 'Reviewer said no?']),
    );
    await admin.presses('I handed it in');
    await admin.readsInWindow('I keep the form and the consent text');
    await admin.fills('campaign-id', 'C8VLZXY');
    expect(await admin.submits()).toEqual({});
    await admin.readsInWindow('On record as handed in to RingCentral, attempt 1');
    await admin.clears();

    const [kept] = await factsOf(northwind, 'CampaignSubmitted');
    expect(kept).toMatchObject({ provider: 'ringcentral', providerCampaignId: 'C8VLZXY' });
    const { mobile } = northwind.person('Ben Whitaker');
    expect(JSON.stringify(kept)).not.toMatch(new RegExp(`Whitaker|${mobile.slice(2)}`, 'u'));
    await admin.readsAtHome('is waiting for the answer');
  });

  it('a second telling of the same is no second attempt', async () => {
    const again = await northwind.rollcall('registration submitted');
    expect(again).toMatchObject({ code: 0, json: { repeated: true } });
    expect(await factsOf(northwind, 'CampaignSubmitted')).toHaveLength(1);
  });

  it('the reviewer said no: the code is pasted, and the field, the rule and the fix come back', async () => {
    const { admin } = northwind;
    await admin.opensHome();
    await admin.readsAtHome('Reviewer said no?');
    await admin.presses('Reviewer said no?');
    await admin.readsInWindow('Paste the reviewer’s code');
    await admin.fills('said', 'Your campaign was declined. Code 30545: message frequency.');
    expect(await admin.submits()).toEqual({});
    const answer = await admin.readsInWindow('What to correct');
    expect(answer.text()).toContain('30545 (Twilio)');
    expect(answer.text()).toContain('the consent text');
    expect(answer.text()).toContain('CT04');
    expect(answer.text()).toContain('Add “Message frequency varies.”'.replaceAll(/[“”]/gu, '"'));
    await admin.clears();
    await admin.readsAtHome('was rejected on');
    expect(await factsOf(northwind, 'CampaignStatusRecorded')).toMatchObject([
      { status: 'rejected', code: '30545' },
    ]);
  });

  it('an unknown code gets an honest answer', async () => {
    const outcome = await northwind.rollcall('rejected', { said: '39999', explain: true });
    expect(outcome).toMatchObject({ code: 1, json: { by: 'nothing', recorded: null } });
    expect(outcome.text).toContain('We do not know the code 39999.');
    const known = await northwind.rollcall('rejected', { said: '803', explain: true });
    expect(known.text).toContain('803 (Telnyx and the aggregators)');
    expect(known.text).toContain('Source: TX-REJ, read in the source.');
  });

  it('is corrected and handed in again, and the difference is shown', async () => {
    await define(northwind, { frequency: 'Up to 5 messages per week' });
    const submitted = await northwind.rollcall('registration submitted', { campaignId: 'C8VLZXZ' });
    expect(submitted).toMatchObject({ code: 0, json: { submission: { attempt: 2 } } });
    const diff = await northwind.rollcall('registration diff');
    expect(diff.text).toContain('From attempt 1 at RingCentral');
    expect(diff.text).toContain('+ Up to 5 messages per week.');
    expect(diff.text).toContain('- Message frequency varies.');
    const list = await northwind.rollcall('registration list');
    expect(list.text).toContain('Attempt 1 at RingCentral (C8VLZXY)');
    expect(list.text).toContain('Attempt 2 at RingCentral (C8VLZXZ)');
    expect(list.text).toContain('RingCentral sends texts only with the status Confirmed.');
    const explained = await northwind.rollcall('rejected', { said: '803', explain: true });
    expect(explained.text).toMatch(
      /803 \(Telnyx.*Changed from attempt 1 at RingCentral.*new: “Up to 5 messages per week\.”/su,
    );
    const check = await northwind.rollcall('check', {
      phone: northwind.person('Ben Whitaker').mobile,
    });
    expect(check).toMatchObject({ code: 0, json: { mayText: true, campaignApproved: false } });
    expect(check.text).toContain('Warning: Attempt 2 at RingCentral');
  });

  it('is approved in the provider’s own word', async () => {
    const approved = await northwind.rollcall('registration status', { status: 'Confirmed' });
    expect(approved).toMatchObject({
      code: 0,
      json: { submission: { status: 'approved', code: 'Confirmed' } },
    });
    expect(await northwind.rollcall('registration list')).toMatchObject({
      code: 0,
      json: { handedIn: { maySend: true, alarms: [] } },
    });
    const phone = northwind.person('Ben Whitaker').mobile;
    const check = await northwind.rollcall('check', { phone });
    expect(check).toMatchObject({ code: 0, json: { mayText: true, campaignApproved: true } });
    expect(check.text).not.toContain('Warning');
  });

  it('a broadcast on the approved text asks for nothing more', async () => {
    const review = await reviews(northwind, 'Grace Okafor');
    expect(review.text()).not.toContain('Please look again');
    await northwind.admin.clears();
  });

  it('what is live and no longer as it was handed in is told everywhere', async () => {
    await define(northwind, { messageTypes: ['shift changes', 'schedule updates'] });
    const { admin } = northwind;
    await admin.opensHome();
    const home = await admin.readsAtHome('No longer as it was handed in');
    expect(home.text()).toContain('The consent text is not the one RingCentral approved on');
    expect(home.text()).toContain('What is texted');
    const [summary] = await admin.types('/sms-consent summary');
    expect(summary?.text()).toContain('No longer as it was handed in');
    const status = await northwind.rollcall('status');
    expect(status.text).toContain('NOT as it was handed in:');
    expect(status.text).not.toMatch(/Whitaker|Priya/u);
  });

  it('a broadcast on it needs the box and a reason, which stands in the record', async () => {
    const { admin } = northwind;
    const review = await reviews(northwind, 'Grace Okafor');
    expect(review.text()).toContain('Please look again');
    const before = await northwind.size();
    // The client itself refuses an empty box and an empty reason.
    expect(Object.keys(await admin.submits())).toEqual(
      expect.arrayContaining(['override', 'reason']),
    );
    expect(await northwind.size()).toBe(before);
    await admin.ticks('override');
    await admin.fills('reason', 'The new crew starts on Monday.');
    expect(await admin.submits()).toEqual({});
    await admin.readsInWindow('will be asked');
    await admin.clears();
    const launched = await factsOf(northwind, 'BroadcastLaunched');
    expect(launched.at(-1)).toMatchObject({
      override: { reason: 'The new crew starts on Monday.' },
    });
    expect(launched[0]).not.toHaveProperty('override');
    expect((await northwind.rollcall('status')).text).toContain('The new crew starts on Monday.');
  });

  it('and the ledger verifies, its views rebuilt', async () => {
    expect(await northwind.station.service.verify()).toMatchObject({ ok: true, problems: [] });
  });
});
