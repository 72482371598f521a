import { beforeAll, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import type { ConnectorFault } from '../../sandbox/teams/connector-faults.ts';
import { OPERATOR } from '../../src/command-line/outcome.ts';
import type { Colleague } from '../support/colleague.ts';
import { journey } from '../support/company.ts';
import { PATIENCE_MS } from '../support/worker.ts';

/** A call to the Bot Connector ends after ten seconds. */
const TIMED_OUT_MS = 15_000;

/** Whom what befalls, and whether Teams had posted the message all the same. */
const MISFORTUNES: readonly (readonly [
  Pick<ConnectorFault, 'kind' | 'status'>,
  string,
  boolean,
])[] = [
  [{ kind: 'accept_then_reset' }, 'Nia Bekele', true],
  [{ kind: 'error_after_accept', status: 502 }, 'Tariq Mansour', true],
  [{ kind: 'timeout' }, 'Ruth Abernathy', true],
  [{ kind: 'error_before', status: 504 }, 'Yuki Arai', false],
];
const doubtful = MISFORTUNES.map(([, called]) => called);

journey(
  'when Teams has trouble',
  (northwind) => {
    const service = () => northwind.station.service;
    const teams = () => northwind.running.sandbox.teams;
    const requestsTo = (person: Colleague) =>
      person.messages().filter((one) => one.buttons().includes('No thanks'));
    const isRequest = ({ body }: { readonly body: unknown }) =>
      JSON.stringify(body).includes('"verb":"consent.agree"');
    const posts = () =>
      teams().requests.filter((one) => one.operation === 'sendToConversation' && isRequest(one));
    /** Befalls the next requests to this person. */
    const befalls = (person: Colleague, fault: Omit<ConnectorFault, 'operation' | 'match'>) =>
      teams().script({
        operation: 'sendToConversation',
        match: (call) => isRequest(call) && isChatWith(person, call.id),
        ...fault,
      });
    const isChatWith = (person: Colleague, conversation: string) =>
      teams().tenant.conversations.get(conversation)?.members.has(person.person.id) === true;
    /** Time passes, and everything that is due by then is done. */
    const later = async (ms: number) => {
      northwind.running.clock.advance(ms);
      await service().deliverDue();
    };

    beforeAll(() => northwind.isSetUp());

    it('sends whose answer got lost are told to the admin as being checked, not as sent or failed', async () => {
      for (const [fault, called] of MISFORTUNES) befalls(northwind.colleague(called), fault);
      await northwind.asksInTeams(...doubtful, 'Mateo Vargas');
      await eventually(async () => (await northwind.counts()).inDoubt === 4, TIMED_OUT_MS);
      expect(await northwind.counts()).toMatchObject({ sent: 1, inDoubt: 4, unreachable: {} });
      const hana = northwind.colleague('Hana Reyes');
      northwind.running.clock.advance(30_000);
      await service().showProgress();
      await hana.reads('Being checked whether they arrived: 4');
    }, 60_000);

    it('nobody can look for them in Teams, so a minute later each is sent once more, and that is on record', async () => {
      await later(40_000);
      await eventually(async () => {
        await later(1_000);
        return (await northwind.counts()).sent === 5;
      }, PATIENCE_MS);
      for (const [, called, posted] of MISFORTUNES) {
        expect(requestsTo(northwind.colleague(called))).toHaveLength(posted ? 2 : 1);
      }
      expect(requestsTo(northwind.colleague('Mateo Vargas'))).toHaveLength(1);
      const requested = (await northwind.entries()).flatMap(({ fact }) =>
        fact.kind === 'ConsentRequested' ? [fact.foundAfterDoubt] : [],
      );
      expect(requested.sort()).toEqual([false, true, true, true, true]);
      expect(await northwind.counts()).toMatchObject({ sent: 5, inDoubt: 0, pending: 0 });
    });

    it('whoever got it twice answers once, on either, and both show it', async () => {
      const nia = northwind.colleague('Nia Bekele');
      const [first] = requestsTo(nia);
      await nia.presses('No thanks', { message: first?.message });
      await nia.reads('Thanks for answering');
      const tariq = northwind.colleague('Tariq Mansour');
      await tariq.agrees();
      await tariq.reads('You agreed to work text messages');
      expect(await northwind.answersOf(nia)).toEqual(['ConsentRefused']);
      expect(await northwind.answersOf(tariq)).toEqual(['ConsentGiven']);
    });

    it('429 with Retry-After stops the whole tenant for that long, and nobody is lost', async () => {
      teams().clearFaults();
      await service().defineCampaign(OPERATOR, await newWording(30));
      const before = posts().length;
      const retryAfterSeconds = 3;
      befalls(northwind.colleague('Mateo Vargas'), { kind: 'rate_limited', retryAfterSeconds });
      await northwind.asksInTeams('Mateo Vargas', 'Ruth Abernathy', 'Yuki Arai', 'Ingrid Solheim');
      await eventually(async () => (await northwind.counts()).sent === 4, PATIENCE_MS);
      const made = posts().slice(before);
      const limited = made.find(({ outcome }) => outcome !== 'ok');
      const last = made.at(-1);
      expect(made).toHaveLength(5);
      expect((last?.atMs ?? 0) - (limited?.atMs ?? 0)).toBeGreaterThanOrEqual(
        retryAfterSeconds * 1000 - 50,
      );
    });

    it('412 and 429 without a header mean that nothing was posted: they are tried again, in time', async () => {
      await service().defineCampaign(OPERATOR, await newWording(31));
      const [yuki, ruth] = ['Yuki Arai', 'Ruth Abernathy'].map(northwind.colleague);
      if (yuki === undefined || ruth === undefined) throw new Error('Nobody is there.');
      const counted = [yuki, ruth].map((one) => requestsTo(one).length);
      befalls(yuki, { kind: 'refused', status: 412, code: 'PreconditionFailed' });
      befalls(ruth, { kind: 'rate_limited', retryAfterSeconds: null });
      const asking = northwind.asksInTeams('Yuki Arai', 'Ruth Abernathy');
      await eventually(async () => {
        await later(2_000);
        return (await northwind.counts()).sent === 2;
      }, PATIENCE_MS);
      await asking;
      expect([yuki, ruth].map((one) => requestsTo(one).length)).toEqual(
        counted.map((count) => count + 1),
      );
    });

    it('who blocked the app is unreachable, with the reason; who left or removed it is not asked', async () => {
      await service().defineCampaign(OPERATOR, await newWording(32));
      const [pavel, mateo, ingrid] = ['Pavel Novotný', 'Mateo Vargas', 'Ingrid Solheim'].map(
        northwind.colleague,
      );
      pavel?.blocks();
      if (ingrid !== undefined) Object.assign(ingrid.person, { hasLeft: true });
      const asking = northwind.asksInTeams(
        'Pavel Novotný',
        'Mateo Vargas',
        'Ingrid Solheim',
        'Yuki Arai',
      );
      await asking;
      await eventually(async () => (await northwind.counts()).pending === 0, PATIENCE_MS);
      expect(await northwind.counts()).toMatchObject({ targeted: 3, unreachable: { blocked: 1 } });
      await mateo?.uninstalls();
      const review = await service().draftBroadcast(
        { kind: 'account', account: northwind.colleague('Hana Reyes').account },
        { kind: 'workspace' },
      );
      const everyone = JSON.stringify(review);
      expect(everyone).not.toContain('Mateo Vargas');
      pavel?.unblocks();
    });

    it('who installs the app again can be asked again', async () => {
      const mateo = northwind.colleague('Mateo Vargas');
      await mateo.installs();
      const before = requestsTo(mateo).length;
      await service().defineCampaign(OPERATOR, await newWording(33));
      await northwind.asksInTeams('Mateo Vargas');
      await eventually(() => requestsTo(mateo).length === before + 1, PATIENCE_MS);
    });

    it('paint that Teams refuses for a while is put on later; the answer was on record before', async () => {
      const mateo = northwind.colleague('Mateo Vargas');
      teams().script({
        operation: 'updateActivity',
        kind: 'rate_limited',
        retryAfterSeconds: 1,
        times: 2,
      });
      await mateo.agrees();
      expect((await northwind.answersOf(mateo)).at(-1)).toBe('ConsentGiven');
      await mateo.reads('You agreed to work text messages');
    });

    it('and the ledger verifies', async () => {
      expect(await service().verify()).toMatchObject({ ok: true });
    });

    async function newWording(most: number) {
      const { campaign } = await service().overview(OPERATOR);
      const frequency = `Message frequency varies, up to ${most} a month`;
      return { ...campaign?.definition, frequency };
    }
  },
  { teams: true },
);
