/** What was sent to a screen, as the one who sends it composes it. */
export type Payload =
  | { readonly kind: 'slack_message'; readonly blocks: readonly object[] }
  | { readonly kind: 'slack_modal'; readonly view: object }
  /** `unfolded`: the form that stands folded under the card's button is open. */
  | { readonly kind: 'teams_message'; readonly card: object; readonly unfolded: boolean }
  | { readonly kind: 'web_page'; readonly html: string };
