/** WCAG 2.2 AA by axe, in a page of a real browser. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules that are broken, by axe's names. The script is handed to the browser, past the page's policy. */
export async function brokenRules(tab: Page): Promise<string[]> {
  await tab.evaluate(axe.source);
  const options = JSON.stringify({
    runOnly: { type: 'tag', values: RULES },
    resultTypes: ['violations'],
  });
  const broken = await tab.evaluate(
    `axe.run(document, ${options}).then(({ violations }) => violations.map(({ id }) => id))`,
  );
  return broken as string[];
}
