/** Adaptive Cards for tests of the stand-in for Teams. */
import { type Activity, CardFactory, MessageFactory } from 'botbuilder';

/** A request with a form in an `Action.ShowCard`, an `Action.Execute` with a fallback, and a dialog. */
export const requestCard = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: 'May we text you?', wrap: true },
    { type: 'FactSet', facts: [{ title: 'Number', value: '512-555-0142' }] },
    {
      type: 'RichTextBlock',
      inlines: ['Answer ', { type: 'TextRun', text: 'freely' }],
    },
    { type: 'TextBlock', text: 'Not for eyes', isVisible: false },
  ],
  actions: [
    {
      type: 'Action.ShowCard',
      title: 'Agree',
      card: {
        type: 'AdaptiveCard',
        body: [
          {
            type: 'Input.Text',
            id: 'phone',
            label: 'Mobile number',
            isRequired: true,
            errorMessage: 'Type your number.',
            regex: '^[-+0-9 ]{7,}$',
          },
          { type: 'Input.Toggle', id: 'tick', title: 'I agree', value: 'false' },
          {
            type: 'Input.ChoiceSet',
            id: 'language',
            label: 'Language',
            choices: [
              { title: 'English', value: 'en' },
              { title: 'Spanish', value: 'es' },
            ],
          },
        ],
        actions: [
          {
            type: 'Action.Execute',
            title: 'I agree',
            verb: 'agree',
            data: { card: 'c1' },
            fallback: {
              type: 'Action.Submit',
              title: 'I agree',
              data: { verb: 'agree', card: 'c1' },
            },
          },
        ],
      },
    },
    { type: 'Action.Execute', title: 'No', verb: 'decline', associatedInputs: 'none' },
    {
      type: 'Action.Submit',
      title: 'Open form',
      data: { msteams: { type: 'task/fetch' }, verb: 'form' },
    },
  ],
} as const;

/** A message with this card. */
export function cardMessage(card: object): Activity {
  return MessageFactory.attachment(CardFactory.adaptiveCard(card)) as Activity;
}

/** A card that says one thing. */
export function words(text: string, more: Record<string, unknown> = {}) {
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [{ type: 'TextBlock', text }],
    ...more,
  };
}
