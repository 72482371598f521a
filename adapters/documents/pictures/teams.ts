/** Adaptive Cards as Teams shows them to somebody with the light look. */
import { type Box, column, type Piece, row, type Style, sentence, words } from './box.ts';
import { avatar, frame } from './frame.ts';
import { type Action, card, type Element, type Run } from './teams-cards.ts';

const INK = '#242424';
const SOFT = '#616161';
const ACCENT = '#5b5fc7';
const TEXT: Style = { fontSize: 14, lineHeight: 1.43, color: INK };
const SIZES: Readonly<Record<string, number>> = { Small: 12, Default: 14, Medium: 16, Large: 20 };

/** A message with a card in the app's chat; `unfolded` shows the form under its button. */
export function teamsMessage(
  json: unknown,
  shown: { readonly brand: string; readonly unfolded: boolean },
): Box {
  const { body, actions = [] } = card.parse(json);
  return frame(
    { brand: shown.brand, backgroundColor: '#f5f5f5', place: 'Microsoft Teams, chat' },
    row(
      { padding: '18px 20px 24px' },
      avatar('R', { backgroundColor: '#0b5e5a', borderRadius: 4 }),
      column(
        { flexGrow: 1, flexShrink: 1, marginLeft: 10 },
        words('Rollcall', { fontSize: 12, color: SOFT, marginBottom: 4 }),
        column(
          {
            padding: '14px 16px',
            backgroundColor: '#ffffff',
            border: '1px solid #e1e1e1',
            borderRadius: 6,
          },
          ...body.map((one) => draw(one, shown.unfolded)),
          ...(actions.length === 0 ? [] : [actionSet(actions, shown.unfolded)]),
        ),
      ),
    ),
  );
}

function draw(element: Element, unfolded: boolean): Box {
  switch (element.type) {
    case 'RichTextBlock':
      return sentence(element.inlines.map(pieceOf), {
        ...TEXT,
        marginTop: element.spacing === 'Small' ? 2 : 8,
      });
    case 'Container':
      return column(
        element.style === 'emphasis'
          ? { marginTop: 8, padding: '4px 14px 12px', backgroundColor: '#f0f0f0' }
          : { marginTop: 8, borderTop: element.separator === true ? '1px solid #e1e1e1' : 'none' },
        ...element.items.map((item) => draw(item, unfolded)),
      );
    case 'ActionSet':
      return actionSet(element.actions, unfolded);
    case 'Input.Text':
      return column(
        { marginTop: 12 },
        label(element),
        words(element.placeholder ?? ' ', {
          ...TEXT,
          color: SOFT,
          padding: '5px 10px',
          border: '1px solid #d1d1d1',
          borderBottom: '2px solid #616161',
          borderRadius: 4,
        }),
      );
    case 'Input.Toggle':
      return column({ marginTop: 12 }, label(element), unticked(element.title));
  }
}

function pieceOf(run: Run): Piece {
  const size = SIZES[run.size ?? 'Default'] ?? 14;
  return {
    text: run.text,
    style: {
      fontSize: size,
      color: colorOf(run),
      ...(run.weight === 'Bolder' ? { fontWeight: 700 } : {}),
    },
  };
}

function colorOf({ color, isSubtle, selectAction }: Run): string {
  if (selectAction !== undefined) return ACCENT;
  if (color === 'Attention') return '#c4314b';
  return isSubtle === true ? SOFT : INK;
}

const label = (input: { readonly label: string; readonly isRequired?: boolean | undefined }): Box =>
  row(
    { marginBottom: 4 },
    words(input.label, { ...TEXT, fontWeight: 700, flexShrink: 1 }),
    ...(input.isRequired === true
      ? [words('*', { ...TEXT, color: '#c4314b', marginLeft: 4 })]
      : []),
  );

/** Nothing is ever ticked in advance. */
const unticked = (title: string): Box =>
  row(
    { alignItems: 'flex-start' },
    row({
      width: 16,
      height: 16,
      marginTop: 2,
      border: '1px solid #616161',
      borderRadius: 2,
      flexShrink: 0,
    }),
    words(title, { ...TEXT, marginLeft: 8, flexShrink: 1 }),
  );

function actionSet(actions: readonly Action[], unfolded: boolean): Box {
  const open = unfolded ? actions.find(({ card: inner }) => inner !== undefined)?.card : undefined;
  const buttons = row(
    { flexWrap: 'wrap', marginTop: 12 },
    ...actions.map(({ title }) =>
      words(title, {
        ...TEXT,
        fontWeight: 700,
        marginRight: 8,
        marginBottom: 4,
        padding: '5px 12px',
        border: '1px solid #d1d1d1',
        borderRadius: 4,
      }),
    ),
  );
  if (open === undefined) return buttons;
  return column(
    {},
    buttons,
    column(
      { marginTop: 10, padding: '4px 14px 14px', backgroundColor: '#f7f7f9' },
      ...open.body.map((one) => draw(one, false)),
      ...(open.actions === undefined ? [] : [actionSet(open.actions, false)]),
    ),
  );
}
