/** A link as a picture that a phone's camera reads. */
import { toString as drawString } from 'qrcode';

/**
 * An SVG element, as wide as its place, dark on white. A quarter of it may be dirty or torn
 * (level Q), because printed lists are cut and carried about.
 */
export function qrCode(url: string): Promise<string> {
  return drawString(url, { type: 'svg', errorCorrectionLevel: 'Q', margin: 4 });
}
