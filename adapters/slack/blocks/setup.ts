/** The campaign form: what an admin says once about the company and its texts. */
import type { ModalView } from '@slack/types';
import type { CampaignDefinition } from '../../../src/registration/campaign.ts';
import type { EditableTexts } from '../../../src/service.ts';
import {
  type Saved,
  SETUP_INTRO,
  SETUP_KEEPS,
  savedPage,
  setupFields,
} from '../../../src/wording/campaign-form.ts';
import { DETAILS_INTRO, DETAILS_TITLE, detailsFields } from '../../../src/wording/details-form.ts';
import { SLACK } from '../../../src/wording/surface.ts';
import { modal } from './modal.ts';
import { blocksOf, fieldInput } from './page.ts';
import { context, section } from './parts.ts';
import { markupOf } from './text.ts';

export function setupView(current: CampaignDefinition | null): ModalView {
  return modal({
    title: 'Set up the campaign',
    callback: 'campaign.set',
    submit: 'Save',
    close: 'Cancel',
    blocks: [
      section(markupOf(SETUP_INTRO)),
      ...setupFields(current).map(fieldInput),
      ...(current === null ? [] : [context(markupOf(SETUP_KEEPS))]),
    ],
  });
}

export const detailsView = (texts: EditableTexts): ModalView =>
  modal({
    title: DETAILS_TITLE,
    callback: 'campaign.details_set',
    submit: 'Save',
    close: 'Cancel',
    blocks: [section(markupOf(DETAILS_INTRO)), ...detailsFields(texts).map(fieldInput)],
  });

export const savedView = (saved: Saved): ModalView =>
  modal({ title: 'Saved', blocks: blocksOf(savedPage(saved, SLACK).parts) });
