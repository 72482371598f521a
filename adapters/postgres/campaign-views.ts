import type { Knex } from 'knex';
import type { Notice, NoticeLabels } from '../../src/consent/notice.ts';
import type { SendingNumber } from '../../src/numbers/sending-number.ts';
import type { Views } from '../../src/ports.ts';
import type { Campaign, CampaignDefinition } from '../../src/registration/campaign.ts';
import { ask } from './sql.ts';

interface CampaignRow {
  readonly campaign_id: string;
  readonly version: number;
  readonly definition: string;
  readonly defined_at: string;
}

interface NoticeRow {
  readonly digest: string;
  readonly campaign_id: string;
  readonly campaign_version: number;
  readonly version: number;
  readonly locale: string;
  readonly text: string;
  readonly labels: string;
  readonly numbers: string;
  readonly published_at: string;
}

interface NumberRow {
  readonly number_id: string;
  readonly e164: string;
  readonly label: string;
  readonly owner_kind: SendingNumber['owner']['kind'];
  /** Null once the person's data was erased. */
  readonly owner_name: string | null;
  readonly kind: SendingNumber['kind'];
  readonly use: SendingNumber['use'];
  readonly provider: string;
  readonly campaign_id: string | null;
  readonly active_from: string;
  readonly active_until: string | null;
}

const readCampaign = (row: CampaignRow): Campaign => ({
  campaignId: row.campaign_id,
  version: row.version,
  definition: JSON.parse(row.definition) as CampaignDefinition,
  definedAt: row.defined_at,
});

const readNotice = (row: NoticeRow): Notice => ({
  digest: row.digest,
  campaignId: row.campaign_id,
  campaignVersion: row.campaign_version,
  version: row.version,
  locale: row.locale,
  text: row.text,
  labels: JSON.parse(row.labels) as NoticeLabels,
  numbers: JSON.parse(row.numbers) as string[],
  publishedAt: row.published_at,
});

const readNumber = (row: NumberRow): SendingNumber => ({
  numberId: row.number_id,
  e164: row.e164,
  label: row.label,
  owner: { kind: row.owner_kind, name: row.owner_name ?? '' },
  kind: row.kind,
  use: row.use,
  provider: row.provider,
  campaignId: row.campaign_id,
  activeFrom: row.active_from,
  activeUntil: row.active_until,
});

type CampaignViews = Pick<
  Views,
  'campaign' | 'notice' | 'noticeInForce' | 'notices' | 'numbers' | 'mediaAsked' | 'mediaUsed'
>;

export function campaignViews(knex: Knex): CampaignViews {
  const notices = async (rest: string, values: readonly string[] = []): Promise<Notice[]> =>
    (await ask<NoticeRow>(knex, `select * from notices ${rest}`, values)).map(readNotice);
  return {
    campaign: async () => {
      const sql = 'select * from campaigns order by seq desc limit 1';
      const [row] = await ask<CampaignRow>(knex, sql);
      return row === undefined ? null : readCampaign(row);
    },
    notice: async (digest) => (await notices('where digest = ?', [digest]))[0] ?? null,
    noticeInForce: async () => (await notices('order by seq desc limit 1'))[0] ?? null,
    notices: () => notices('order by seq'),
    numbers: async () => {
      const sql = 'select * from sending_numbers order by active_from, number_id';
      return (await ask<NumberRow>(knex, sql)).map(readNumber);
    },
    mediaAsked: async () => {
      const rows = await ask<{ broadcast_id: string; media: readonly string[] }>(
        knex,
        `select broadcast_id, array_agg(distinct medium order by medium) as media
         from requests group by broadcast_id`,
      );
      return new Map(rows.map((row) => [row.broadcast_id, row.media]));
    },
    mediaUsed: async () => {
      const rows = await ask<{ medium: string }>(knex, 'select medium from media order by medium');
      return rows.map(({ medium }) => medium);
    },
  };
}
