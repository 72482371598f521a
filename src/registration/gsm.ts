/** How many septets a text takes in the GSM 7-bit alphabet (3GPP TS 23.038): one segment holds 160. */

const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** These take an escape before them. */
const EXTENDED = '^{}\\[~]|€\f';

export const SEGMENT_SEPTETS = 160;

/** `strange` is the first character that forces 16-bit texts of 70 characters; null when there is none. */
export function septetsOf(text: string): {
  readonly septets: number;
  readonly strange: string | null;
} {
  let septets = 0;
  let strange: string | null = null;
  for (const character of text) {
    septets += EXTENDED.includes(character) ? 2 : 1;
    if (!BASIC.includes(character) && !EXTENDED.includes(character)) strange ??= character;
  }
  return { septets, strange };
}
