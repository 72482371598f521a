/** Around every picture: whose it is, where it was seen, and that it was drawn from the record. */
import { type Box, column, row, type Style, words } from './box.ts';
import { WIDTH } from './width.ts';

export interface Around {
  readonly brand: string;
  /** Which screen it is, in two or three words. */
  readonly place: string;
  readonly backgroundColor: string;
}

export function frame({ brand, place, backgroundColor }: Around, ...inside: readonly Box[]): Box {
  return column(
    {
      width: WIDTH,
      backgroundColor: '#ffffff',
      fontFamily: 'Noto, DejaVu',
    },
    row(
      {
        justifyContent: 'space-between',
        alignItems: 'center',
        padding: '8px 20px',
        backgroundColor: '#20323a',
        color: '#ffffff',
        fontSize: 13,
      },
      words(brand, { fontWeight: 700, flexShrink: 1 }),
      words(place, { marginLeft: 20, flexShrink: 0, color: '#d5dde0' }),
    ),
    column({ backgroundColor }, ...inside),
  );
}

/** The app's sign beside its messages. */
export function avatar(letter: string, style: Style): Box {
  return row(
    {
      width: 36,
      height: 36,
      flexShrink: 0,
      justifyContent: 'center',
      alignItems: 'center',
      ...style,
    },
    words(letter, { fontSize: 20, fontWeight: 700, color: '#ffffff' }),
  );
}
