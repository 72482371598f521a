import { beforeAll, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import type { ApiFault } from '../../sandbox/slack/faults.ts';
import { SLACK_LIMITS } from '../../sandbox/slack/rate-limits.ts';
import { OPERATOR } from '../../src/command-line/outcome.ts';
import { journey } from '../support/company.ts';
import { PATIENCE_MS, type Worker } from '../support/worker.ts';

/** Slack's HTTP client gives up after ten seconds. */
const TIMED_OUT_MS = 15_000;

/** Whom what befalls, and whether Slack had posted the message all the same. */
const MISFORTUNES: readonly (readonly [ApiFault['kind'], string, boolean])[] = [
  ['accept_then_reset', 'Ben Whitaker', true],
  ['error_after_accept', 'Grace Okafor', true],
  ['timeout', 'Omar Saleh', true],
  ['error_before', 'Priya Raman', false],
  ['timeout_before', 'Olivia Grant', false],
];
const names = MISFORTUNES.map(([, called]) => called);

journey(
  'when Slack has trouble',
  (northwind) => {
    const service = () => northwind.station.service;
    const requestsTo = (person: Worker) =>
      person.messages().filter(({ message }) => message.metadata !== undefined);
    const posts = () =>
      northwind.slack.requests.filter(
        ({ method, args }) => method === 'chat.postMessage' && args.metadata !== undefined,
      );
    /** Time passes, and everything that is due by then is done. */
    const later = async (ms: number) => {
      northwind.running.clock.advance(ms);
      await service().deliverDue();
    };

    beforeAll(() => northwind.isSetUp());

    it('sends whose answer got lost are told to the admin as being checked, not as sent or failed', async () => {
      for (const [kind, called] of MISFORTUNES) {
        const { id } = northwind.person(called).person;
        const match = (args: { readonly channel?: unknown; readonly metadata?: unknown }) =>
          args.channel === id && args.metadata !== undefined;
        northwind.slack.script({ method: 'chat.postMessage', kind, match });
      }
      await northwind.asks(...names, 'Dale Hutchins');
      await eventually(async () => (await northwind.counts()).inDoubt === 5, TIMED_OUT_MS);
      expect(await northwind.counts()).toMatchObject({ sent: 1, inDoubt: 5, unreachable: {} });

      northwind.running.clock.advance(60_000);
      await service().showProgress();
      await northwind.admin.reads('*Being checked whether they arrived:* 5');
    }, 60_000);

    it('those that Slack had posted are found by their metadata and not sent again', async () => {
      await later(6_000);
      await eventually(async () => (await northwind.counts()).sent === 4, PATIENCE_MS);
      for (const [, called, posted] of MISFORTUNES) {
        expect(requestsTo(northwind.person(called))).toHaveLength(posted ? 1 : 0);
      }
      const requested = (await northwind.entries()).flatMap(({ fact }) =>
        fact.kind === 'ConsentRequested' ? [fact.foundAfterDoubt] : [],
      );
      expect(requested.sort()).toEqual([false, true, true, true]);
    });

    it('those that it had not are looked for twice and only then sent, once', async () => {
      await later(11_000);
      await eventually(async () => {
        await later(1_000);
        return (await northwind.counts()).sent === 6;
      }, PATIENCE_MS);
      for (const called of names) {
        expect(requestsTo(northwind.person(called))).toHaveLength(1);
      }
      expect(await northwind.counts()).toMatchObject({ sent: 6, inDoubt: 0, pending: 0 });
    });

    it('a message that was found can be answered like any other', async () => {
      const ben = northwind.person('Ben Whitaker');
      expect(await ben.agrees()).toEqual({});
      await ben.reads('You agreed to work text messages');
      expect(requestsTo(ben)).toHaveLength(1);
      expect(await northwind.answersOf(ben)).toEqual(['ConsentGiven']);
    });

    it('429 with Retry-After stops the whole workspace for that long, and nobody is lost', async () => {
      northwind.slack.clearFaults();
      const retryAfterSeconds = 3;
      northwind.slack.script({
        method: 'chat.postMessage',
        kind: 'rate_limited',
        retryAfterSeconds,
        match: ({ metadata }) => metadata !== undefined,
      });
      const before = posts().length;
      const everyone = northwind.slack.workspace.people.values();
      const left = [...everyone].filter(({ id }) => id.startsWith('U0NWFS'));
      await northwind.asks(...left.map(({ id }) => id));
      await eventually(async () => (await northwind.counts()).sent === 12, PATIENCE_MS);

      const made = posts().slice(before);
      const limited = made.find(({ outcome }) => outcome !== 'ok');
      const after = made.slice(10);
      expect(made).toHaveLength(13);
      expect(limited).toBeDefined();
      expect(after.length).toBeGreaterThan(0);
      for (const { atMs } of after) {
        expect(atMs - (limited?.atMs ?? 0)).toBeGreaterThanOrEqual(retryAfterSeconds * 1000 - 50);
      }
      for (const { id } of left) expect(requestsTo(northwind.person(id))).toHaveLength(1);
    });

    it('a person Slack will not let us write to is counted as unreachable, with the reason', async () => {
      await service().defineCampaign(OPERATOR, await newWording());
      const grace = northwind.person('Grace Okafor');
      northwind.slack.script({
        method: 'chat.postMessage',
        kind: 'slack_error',
        error: 'messages_tab_disabled',
        match: ({ channel }) => channel === grace.person.id,
      });
      await northwind.asks('Grace Okafor', 'Dale Hutchins');
      expect(await northwind.counts()).toMatchObject({
        targeted: 2,
        sent: 1,
        waiting: 2,
        unreachable: { messages_tab_disabled: 1 },
      });
    });

    it('paint that Slack refuses for a while is put on later; the answer was on record before', async () => {
      const dale = northwind.person('Dale Hutchins');
      northwind.slack.script({
        method: 'chat.update',
        kind: 'rate_limited',
        retryAfterSeconds: 1,
        times: 2,
      });
      await dale.agrees();
      expect(await northwind.answersOf(dale)).toEqual(['ConsentGiven']);
      await dale.reads('You agreed to work text messages');
    });

    it('and the ledger verifies', async () => {
      expect(await service().verify()).toMatchObject({ ok: true });
    });

    async function newWording() {
      const { campaign } = await service().overview(OPERATOR);
      return { ...campaign?.definition, frequency: 'Message frequency varies, up to 30 a month' };
    }
  },
  { sandbox: { limits: SLACK_LIMITS } },
);
