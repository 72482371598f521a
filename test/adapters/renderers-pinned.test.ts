/**
 * What the renderers on record stand for. Answers name them for years, and pictures of old answers
 * are composed by them: when a digest here changes, the layout did. Then give it a new name
 * (`slack/2`), keep what composes the old one, and pin the new one beside it.
 */
import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { compose } from '../../src/command-line/pictures.ts';
import { shownOn } from '../support/shown.ts';

const PINNED = [
  [
    'slack/1',
    'slack',
    'request',
    '192f7268bdaab79803b59ff98a36a6579746fb4762e9dfbbb326c3d44d0211bf',
  ],
  ['slack/1', 'slack', 'form', 'ad42c77bfe7695aaac2ae8b8ac45fbeb49c573ebb5692253a49e422a89659cac'],
  [
    'slack/1',
    'slack',
    'receipt',
    '7c2afa6050aca1b447e56034b81efc43b8e0da081d6343e51c7728f72686906e',
  ],
  [
    'teams/1',
    'teams',
    'request',
    '5d714c5dad8dd01c8cd89d3972f17893dc4a8beaf3bf2ea24557041817fe248c',
  ],
  ['teams/1', 'teams', 'form', '9d96acb613eba85ed7d86c0faff0be8f427dcf0271b4d3640f98c33874959c44'],
  [
    'teams/1',
    'teams',
    'receipt',
    '1cddc55547e8286cd248b88d2e941c5dcf1596a6deda2fc8e6b9f03d60f421a8',
  ],
  ['web/1', 'web', 'form', 'ddf8665e874b0e1a83eb7680b88c1d1e52b712eb0badcd0a5996eb1438ac7566'],
  ['web/1', 'web', 'receipt', '9c79006221de397d91337ce348cb5c884c72102e2a655d678d43368f7e83aa5f'],
] as const;

it.each(PINNED)(
  '%s: what it composes for the %s %s is what it composed before',
  async (...pinned) => {
    const [renderer, platform, part, digest] = pinned;
    const shown = shownOn(platform, part);
    expect(shown.renderer).toBe(renderer);
    const payload = JSON.stringify(await compose(shown));
    expect(createHash('sha256').update(payload).digest('hex')).toBe(digest);
  },
);
