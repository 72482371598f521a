import { describe, expect, it } from '@jest/globals';
import { adminBlocks } from '../../adapters/slack/blocks/home.ts';
import { partElements } from '../../adapters/teams/cards/card.ts';
import { overviewParts } from '../../src/wording/home.ts';
import { overview } from '../support/slack-facts.ts';

const PUBLIC = 'https://consent.northwindfs.example/evidence/northwind';
const LOCAL = 'http://localhost:3000/evidence/northwind';

/** The admin's overview as it is sent, in both chats. */
const shown = (publicPage: { url: string; isPublic: boolean } | null) => {
  const admin = overview({ publicPage });
  const hand = {
    account: 'teams:t:u',
    seals: { seal: () => 'sealed', open: () => null },
    inDialog: false,
  };
  const cards = partElements(hand, overviewParts(admin));
  return [JSON.stringify(adminBlocks(admin)), JSON.stringify(cards)];
};

describe('the admin’s overview', () => {
  it('names the page reviewers see, in Slack and in Teams', () => {
    for (const sent of shown({ url: PUBLIC, isPublic: true })) expect(sent).toContain(PUBLIC);
  });

  it('says what is missing while nobody outside can open it', () => {
    for (const sent of shown({ url: LOCAL, isPublic: false })) {
      expect(sent).toContain('localhost:3000/evidence/northwind');
      expect(sent).toContain('BASE_URL');
    }
  });

  it('names none before a wording is in force', () => {
    for (const sent of shown(null)) expect(sent).not.toContain('reviewers');
  });
});
