/** Boxes to PNG: satori lays out, resvg paints. Both are pinned, so equal boxes give equal bytes. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import satori, { type FontWeight } from 'satori';
import { InvalidInputError } from '../../../src/errors.ts';
import { type FontName, fontFile, needLetters } from '../fonts.ts';
import { type Box, textOf } from './box.ts';
import { WIDTH } from './width.ts';

/** AWS takes pictures of up to 500 KB (requirement 48). */
export const PNG_MAX = 500 * 1000;

/** The sharpest that fits is taken. */
const ZOOMS = [2, 1.5, 1.25, 1] as const;

const font = (family: string, weight: FontWeight, name: FontName) => ({
  name: family,
  weight,
  style: 'normal' as const,
  data: fontFile(name),
});

let painter: Promise<void> | null = null;
const ready = (): Promise<void> => {
  painter ??= initWasm(
    readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')),
  );
  return painter;
};

/** Characters. The longest wording takes a third of it; more would keep the processor from people's answers. */
const TEXT_MAX = 12_000;

/** @throws InvalidInputError('text') for letters without a font, or more than a picture holds */
export async function render(picture: Box): Promise<Uint8Array> {
  const text = textOf(picture);
  if (text.length > TEXT_MAX) throw tooLarge();
  needLetters(text);
  await ready();
  const svg = await satori(picture, {
    width: WIDTH,
    fonts: [
      font('Noto', 400, 'regular'),
      font('Noto', 700, 'bold'),
      font('DejaVu', 400, 'otherRegular'),
      font('DejaVu', 700, 'otherBold'),
    ],
  });
  for (const zoom of ZOOMS) {
    const png = paint(svg, zoom);
    if (png.byteLength <= PNG_MAX) return png;
  }
  throw tooLarge();
}

const tooLarge = (): InvalidInputError =>
  new InvalidInputError(
    'text',
    'The picture would be larger than 500 KB. Shorten the wording so that a reviewer can read it on one page.',
  );

function paint(svg: string, zoom: number): Uint8Array {
  const resvg = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: zoom },
    font: { loadSystemFonts: false },
  });
  try {
    const image = resvg.render();
    try {
      return Uint8Array.from(image.asPng());
    } finally {
      image.free();
    }
  } finally {
    resvg.free();
  }
}
