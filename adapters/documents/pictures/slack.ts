/** Block Kit as Slack shows it to somebody with the light look. */
import { type Box, column, row, type Style, sentence, words } from './box.ts';
import { avatar, frame } from './frame.ts';
import { type Block, blocks, type InputBlock, type Modal, modal } from './slack-blocks.ts';
import { piecesOf } from './slack-markup.ts';

const INK = '#1d1c1d';
const SOFT = '#616061';
const LINE = '#dddddd';
const TEXT: Style = { fontSize: 15, lineHeight: 1.46, color: INK };

/** A message in the app's conversation. */
export function slackMessage(json: unknown, brand: string): Box {
  return frame(
    { brand, backgroundColor: '#ffffff', place: 'Slack, direct message' },
    row(
      { padding: '18px 20px 22px' },
      avatar('R', { backgroundColor: '#0b5e5a', borderRadius: 6 }),
      column(
        { flexGrow: 1, flexShrink: 1, marginLeft: 10 },
        row(
          { alignItems: 'center', marginBottom: 4 },
          words('Rollcall', { ...TEXT, fontWeight: 700 }),
          words('APP', {
            marginLeft: 6,
            padding: '0 4px',
            borderRadius: 3,
            backgroundColor: '#e8e8e8',
            color: SOFT,
            fontSize: 10,
            fontWeight: 700,
          }),
        ),
        ...blocks.parse(json).map(drawBlock),
      ),
    ),
  );
}

/** A form that lies over the conversation. */
export function slackModal(json: unknown, brand: string): Box {
  const view = modal.parse(json);
  return frame(
    { brand, backgroundColor: '#8d8c8d', place: 'Slack, form' },
    row(
      { justifyContent: 'center', padding: '26px 0 30px' },
      column(
        { width: 560, backgroundColor: '#ffffff', borderRadius: 8 },
        row(
          { padding: '18px 28px', borderBottom: `1px solid ${LINE}`, alignItems: 'center' },
          avatar('R', { backgroundColor: '#0b5e5a', borderRadius: 6 }),
          words(view.title.text, { marginLeft: 12, fontSize: 22, fontWeight: 700, color: INK }),
        ),
        column({ padding: '10px 28px 18px' }, ...view.blocks.map(drawBlock)),
        footer(view),
      ),
    ),
  );
}

function footer({ close, submit }: Modal): Box {
  return row(
    { justifyContent: 'flex-end', padding: '16px 28px', borderTop: `1px solid ${LINE}` },
    ...(close === undefined ? [] : [button(close.text)]),
    ...(submit === undefined
      ? []
      : [
          button(submit.text, {
            backgroundColor: '#007a5a',
            color: '#ffffff',
            borderColor: '#007a5a',
          }),
        ]),
  );
}

function button(label: string, style: Style = {}): Box {
  return words(label, {
    marginRight: 8,
    marginTop: 4,
    padding: '5px 12px',
    border: '1px solid #b5b5b5',
    borderRadius: 6,
    fontSize: 15,
    fontWeight: 700,
    color: INK,
    ...style,
  });
}

function drawBlock(block: Block): Box {
  switch (block.type) {
    case 'header':
      return words(block.text.text, { ...TEXT, fontSize: 18, fontWeight: 700, margin: '6px 0' });
    case 'section':
      return sentence(spoken(block.text), { ...TEXT, margin: '5px 0' });
    case 'context':
      return column(
        { margin: '5px 0' },
        ...block.elements.map((one) =>
          sentence(spoken(one), { ...TEXT, fontSize: 13, color: SOFT }),
        ),
      );
    case 'divider':
      return row({ height: 1, margin: '10px 0', backgroundColor: LINE });
    case 'rich_text':
      return column({ margin: '6px 0' }, ...block.elements.map(quote));
    case 'actions':
      return row(
        { flexWrap: 'wrap', margin: '6px 0' },
        ...block.elements.map(({ text }) => button(text.text)),
      );
    case 'input':
      return input(block);
  }
}

const spoken = ({ type, text }: { type: string; text: string }) =>
  type === 'mrkdwn' ? piecesOf(text) : [{ text }];

const quote = ({ elements }: { elements: readonly { text: string }[] }): Box =>
  words(elements.map(({ text }) => text).join(''), {
    ...TEXT,
    paddingLeft: 14,
    borderLeft: `4px solid ${LINE}`,
  });

function input({ label, element, hint, optional }: InputBlock): Box {
  const title = optional === true ? `${label.text} (optional)` : label.text;
  return column(
    { margin: '10px 0' },
    words(title, { ...TEXT, fontWeight: 700, marginBottom: 4 }),
    element.type === 'checkboxes'
      ? column({}, ...element.options.map(({ text }) => unticked(text.text)))
      : words(element.placeholder?.text ?? ' ', {
          ...TEXT,
          color: SOFT,
          padding: '7px 12px',
          border: '1px solid #868686',
          borderRadius: 6,
        }),
    ...(hint === undefined
      ? []
      : [words(hint.text, { ...TEXT, fontSize: 13, color: SOFT, marginTop: 4 })]),
  );
}

/** Nothing is ever ticked in advance. */
const unticked = (label: string): Box =>
  row(
    { alignItems: 'flex-start', marginTop: 2 },
    row({
      width: 16,
      height: 16,
      marginTop: 3,
      border: '2px solid #868686',
      borderRadius: 3,
      flexShrink: 0,
    }),
    words(label, { ...TEXT, marginLeft: 10, flexShrink: 1 }),
  );
