/** What stands in the way of a registration is the same wherever an admin asks. */
import { beforeAll, expect, it } from '@jest/globals';
import { eventually } from '../../sandbox/slack/eventually.ts';
import { OPERATOR } from '../../src/command-line/outcome.ts';
import type { Website } from '../../src/registration/page-read.ts';
import { journey } from '../support/company.ts';
import { WHOLE_DEFINITION } from '../support/registration-office.ts';
import { PATIENCE_MS } from '../support/worker.ts';

const NAME = WHOLE_DEFINITION.brand.displayName;

/** The company's own pages: a policy that says too little, terms without rates, and no opt-in page. */
const website: Website = {
  read: async (url) => {
    if (url === WHOLE_DEFINITION.evidenceUrl)
      return { kind: 'unread', reason: 'status', status: 404 };
    return {
      kind: 'read',
      url,
      text: `${NAME} texts about shift changes. See our privacy policy.`,
    };
  },
};

journey(
  'a summary asked for in Slack, in Teams and at the command line',
  (northwind) => {
    let blockers: readonly string[] = [];

    beforeAll(async () => {
      await northwind.isSetUp();
      await northwind.station.service.defineCampaign(OPERATOR, WHOLE_DEFINITION);
      await northwind.asks('Ben Whitaker');
      const { json } = await northwind.rollcall('summary', { checkPages: true });
      blockers = (json as { blockers: string[] }).blockers;
    });

    it('names at the command line what reviewers would find on the pages', () => {
      const all = blockers.join('\n');
      expect(all).toContain('The page with the opt-in could not be opened');
      expect(all).toContain('does not say that mobile numbers and text consent are not shared');
      expect(all).toContain('The terms do not have "Message and data rates may apply"');
    });

    it('names the same in Slack', async () => {
      const [summary] = await northwind.admin.types('/sms-consent summary');
      expect(summary?.text()).toContain('Not ready to register yet');
      for (const blocker of blockers.slice(0, 10)) expect(summary?.text()).toContain(blocker);
    });

    it('names the same in Teams', async () => {
      const hana = northwind.colleague('Hana Reyes');
      await eventually(() => northwind.station.service.isAdmin(hana.account), PATIENCE_MS);
      await hana.writes('summary');
      const summary = await hana.reads('Not ready to register yet');
      for (const blocker of blockers.slice(0, 10)) expect(summary.text()).toContain(blocker);
    });
  },
  { teams: true, website },
);
