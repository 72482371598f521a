/** A personal page as a browser shows it: the tags our pages are made of, in their own look. */
import { DomUtils, parseDocument } from 'htmlparser2';
import { type Box, column, type Piece, row, type Style, sentence, words } from './box.ts';
import { frame } from './frame.ts';

type Node = ReturnType<typeof parseDocument>['children'][number];
type Tag = Extract<Node, { readonly attribs: unknown }>;

/** The colours of the page's own style sheet. */
const INK = '#1d2529';
const SOFT = '#4d5a61';
const ACCENT = '#0b5e5a';
const TEXT: Style = { fontSize: 17, lineHeight: 1.55, color: INK };
const BOLD: Style = { fontWeight: 700 };

export function webPage(html: string, brand: string): Box {
  const tree = parseDocument(html);
  const part = (name: string) =>
    DomUtils.getElementsByTagName(name, tree, true, 1).flatMap((tag) => blocksOf(tag, TEXT));
  const soft: Style = { ...TEXT, color: SOFT, fontSize: 15 };
  const [header] = DomUtils.getElementsByTagName('header', tree, true, 1);
  const [footer] = DomUtils.getElementsByTagName('footer', tree, true, 1);
  return frame(
    { brand, backgroundColor: '#f4f1ec', place: 'Web page' },
    column(
      { padding: '16px 34px 28px' },
      ...(header === undefined ? [] : blocksOf(header, { ...TEXT, ...BOLD, color: SOFT })),
      column(
        {
          padding: '20px 22px',
          backgroundColor: '#ffffff',
          border: '1px solid #d8d2c8',
          borderTop: `4px solid ${ACCENT}`,
          borderRadius: 12,
        },
        ...part('main'),
      ),
      column({ marginTop: 16 }, ...(footer === undefined ? [] : blocksOf(footer, soft))),
    ),
  );
}

const INLINE: ReadonlySet<string> = new Set(['strong', 'a', 'bdi', 'time', 'span', 'q', 'code']);

/** The boxes inside a tag; words that stand free in it become a paragraph. */
function blocksOf(tag: Tag, look: Style): Box[] {
  const boxes: Box[] = [];
  let free: Node[] = [];
  const settle = () => {
    const pieces = piecesOf(free, look);
    if (pieces.some(({ text }) => text.trim() !== '')) boxes.push(paragraph(pieces, look));
    free = [];
  };
  for (const child of tag.children) {
    if (!DomUtils.isTag(child) || INLINE.has(child.name)) free.push(child);
    else {
      settle();
      boxes.push(...blockOf(child, look));
    }
  }
  settle();
  return boxes;
}

const paragraph = (pieces: readonly Piece[], look: Style): Box =>
  sentence(pieces, { ...look, marginBottom: 12 });

function blockOf(tag: Tag, look: Style): readonly Box[] {
  const pieces = (extra: Style = {}) => piecesOf(tag.children, { ...look, ...extra });
  switch (tag.name) {
    case 'h1':
      return [sentence(pieces({ fontSize: 26, ...BOLD, lineHeight: 1.25 }), { marginBottom: 12 })];
    case 'h2':
      return [sentence(pieces({ fontSize: 19, ...BOLD }), { margin: '14px 0 6px' })];
    case 'blockquote':
      return [quote(tag)];
    case 'li':
      return [row({ marginBottom: 4 }, words('•', { ...look, width: 22 }), itemOf(tag, look))];
    case 'dl':
      return [definitions(tag)];
    case 'label':
      return [tag.attribs.class === 'tick' ? tick(tag) : sentence(pieces(BOLD))];
    case 'input':
      return tag.attribs.type === 'tel' ? [FIELD] : [];
    case 'button':
      return [button(DomUtils.textContent(tag))];
    case 'p':
      return tag.attribs.class === 'actions'
        ? [button(DomUtils.textContent(tag).trim())]
        : [
            paragraph(
              pieces(tag.attribs.class === 'hint' ? { fontSize: 15, color: SOFT } : {}),
              look,
            ),
          ];
    default:
      return blocksOf(tag, look);
  }
}

const itemOf = (tag: Tag, look: Style): Box =>
  column({ flexGrow: 1, flexShrink: 1 }, sentence(piecesOf(tag.children, look), look));

/** The wording keeps its spaces and newlines. */
const quote = (tag: Tag): Box =>
  words(DomUtils.textContent(tag), {
    ...TEXT,
    marginBottom: 14,
    padding: '14px 16px',
    backgroundColor: '#e9f2f0',
    borderLeft: `4px solid ${ACCENT}`,
  });

function definitions(tag: Tag): Box {
  const [terms, texts] = ['dt', 'dd'].map((name) => DomUtils.getElementsByTagName(name, tag));
  return column(
    { marginBottom: 12 },
    ...(terms ?? []).map((term, index) =>
      row(
        {},
        words(DomUtils.textContent(term), { ...TEXT, color: SOFT, width: 130 }),
        words(DomUtils.textContent(texts?.[index] ?? []), { ...TEXT, ...BOLD, flexShrink: 1 }),
      ),
    ),
  );
}

const FIELD: Box = row({
  width: 340,
  height: 50,
  marginBottom: 20,
  border: '2px solid #6f7d84',
  borderRadius: 8,
});

/** Nothing is ever ticked in advance. */
const tick = (tag: Tag): Box =>
  row(
    { padding: 14, marginBottom: 8, border: '2px solid #d8d2c8', borderRadius: 8 },
    row({ width: 26, height: 26, flexShrink: 0, border: '2px solid #6f7d84', borderRadius: 4 }),
    words(DomUtils.textContent(tag), { ...TEXT, marginLeft: 12, flexShrink: 1 }),
  );

const button = (label: string): Box =>
  words(label, {
    ...TEXT,
    ...BOLD,
    justifyContent: 'center',
    marginTop: 12,
    padding: '9px 16px',
    color: ACCENT,
    border: `2px solid ${ACCENT}`,
    borderRadius: 8,
  });

/** Words with their style, white space as a browser folds it. */
function piecesOf(nodes: readonly Node[], look: Style): Piece[] {
  return nodes.flatMap((node): Piece[] => {
    if (DomUtils.isText(node)) return [{ text: node.data.replace(/\s+/gu, ' '), style: look }];
    if (!DomUtils.isTag(node)) return [];
    const own = node.name === 'a' ? { color: ACCENT } : node.name === 'strong' ? BOLD : {};
    return piecesOf(node.children, { ...look, ...own });
  });
}
