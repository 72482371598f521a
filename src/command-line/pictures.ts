/** Joins what the chats and the pages send with what draws it: the pictures are of the real payloads. */
import type { Compose } from '../../adapters/documents/pictures/pictures.ts';
import type { Receipt } from '../consent/act.ts';
import type { ConsentRequest, Pictures } from '../ports.ts';
import type { Shown, ShownReceipt } from '../proof/shown.ts';
import type { Campaign } from '../registration/campaign.ts';
import type { ConsentForm } from '../wording/form.ts';

/** Loaded when the first picture is drawn: fonts and painter are large, and most commands draw nothing. */
export const pictures: Pictures = {
  async draw(shown) {
    opened ??= import('../../adapters/documents/pictures/pictures.ts').then(({ openPictures }) =>
      openPictures(compose),
    );
    return (await opened).draw(shown);
  },
};

let opened: Promise<Pictures> | undefined;

/** What was sent or served, composed anew; which words and blocks it has is what a renderer's name stands for. */
export const compose: Compose = (shown) => COMPOSE[shown.platform](shown);

const COMPOSE: Readonly<Record<Shown['platform'], Compose>> = {
  async slack(shown) {
    if (shown.part === 'form') {
      const { formView } = await import('../../adapters/slack/blocks/form.ts');
      return { kind: 'slack_modal', view: formView(formOf(shown)) };
    }
    if (shown.part === 'receipt') {
      const { receiptBlocks } = await import('../../adapters/slack/blocks/receipt.ts');
      return { kind: 'slack_message', blocks: receiptBlocks(receiptOf(shown)).blocks };
    }
    const { requestBlocks } = await import('../../adapters/slack/blocks/request.ts');
    return { kind: 'slack_message', blocks: requestBlocks(requestOf(shown)).blocks };
  },

  /** In Teams the form lies folded under the request's button. */
  async teams(shown) {
    if (shown.part === 'receipt') {
      const { receiptCard } = await import('../../adapters/teams/cards/receipt.ts');
      const card = receiptCard(NOBODYS_HAND, receiptOf(shown));
      return { kind: 'teams_message', card, unfolded: false };
    }
    const { requestCard } = await import('../../adapters/teams/cards/request.ts');
    const card = requestCard(NOBODYS_HAND, requestOf(shown));
    return { kind: 'teams_message', card, unfolded: shown.part === 'form' };
  },

  /** On the web the request and the form are one page. */
  async web(shown) {
    if (shown.part === 'receipt') {
      const { receiptPage } = await import('../../adapters/web/pages/receipt-page.ts');
      return { kind: 'web_page', html: receiptPage(receiptOf(shown), PERSONAL_URLS) };
    }
    const { formPage } = await import('../../adapters/web/pages/form-page.ts');
    const form = { ...formOf(shown), account: 'web:local:nobody', employee: nobody(null) };
    return { kind: 'web_page', html: formPage(form) };
  },
};

/** Where a page leads is not seen either. */
const PERSONAL_URLS = {
  stopUrl: 'https://personal.example/',
  changeUrl: 'https://personal.example/',
  answerUrl: 'https://personal.example/',
  recordUrl: 'https://personal.example/',
} as const;

/** What buttons carry is not seen, so nothing is sealed. */
const NOBODYS_HAND = {
  account: 'teams:nowhere:nobody',
  seals: { seal: () => 'unseen', open: () => null },
  inDialog: false,
} as const;

const requestOf = ({ notice, brand, supportEmail, reminder }: Shown): ConsentRequest => ({
  deliveryId: 'unseen',
  ...{ notice, brand, supportEmail },
  ...(reminder === undefined ? {} : { reminder }),
});

const formOf = (shown: Shown): ConsentForm => ({
  kind: 'form',
  deliveryId: 'unseen',
  notice: shown.notice,
  campaign: campaignOf(shown),
});

/** A receipt says of the campaign only who asks and whom to write to. */
const campaignOf = ({ brand, supportEmail, notice }: Shown): Campaign =>
  ({
    campaignId: notice.campaignId,
    version: notice.campaignVersion,
    definition: { brand: { displayName: brand, email: supportEmail } },
  }) as Campaign;

const nobody = (name: string | null): Receipt['employee'] => ({
  employeeId: 'unseen',
  name,
  ...{ email: null, directoryPhone: null, department: null },
  state: 'active',
  accounts: [],
});

function receiptIn({ receipt }: Shown): ShownReceipt {
  if (receipt === null) throw new TypeError('A receipt is drawn from what stood on it.');
  return receipt;
}

function receiptOf(shown: Shown): Receipt {
  const { status, lastFour, at, name } = receiptIn(shown);
  const { notice } = shown;
  return {
    status,
    employee: nobody(name),
    consent: {
      employeeId: 'unseen',
      status,
      phone: lastFour,
      noticeDigest: notice.digest,
      noticeVersion: notice.version,
      broadcastId: null,
      deliveryId: 'unseen',
      medium: shown.platform,
      at,
      seq: -1,
      givenSeq: null,
    },
    notice,
    campaign: campaignOf(shown),
    message: null,
    repeated: false,
  };
}
