import { html } from './html.js';

const COMMAND = '/sms-consent';

/** A number nobody has, for people whose profile names none. */
const MADE_UP = '737-555-0142';

/** Subcommands with what they do, as the composer suggests them. */
export const COMMANDS = [
  ['help', 'what you can type'],
  ['setup', 'say once what is texted, by whom and why'],
  ['numbers', 'the company numbers that text people'],
  ['broadcast', 'ask people for their consent'],
  ['status', 'who has answered so far'],
  ['summary', 'what to send to The Campaign Registry'],
  ['check', 'one person’s answer: check @name'],
  ['stop', 'withdraw your own consent'],
].map(([word, means]) => ({ text: `${COMMAND} ${word}`, means: means ?? '' }));

/**
 * @param {string} typed
 * @returns {{ text: string, means: string }[]} the commands that begin like the text typed
 */
export function suggestCommands(typed) {
  if (!typed.startsWith('/')) return [];
  return COMMANDS.filter(({ text }) => text.startsWith(typed.toLowerCase()) && text !== typed);
}

/**
 * @param {any} state
 * @returns {{ person: any, words: import('./html.js').Markup, type?: string }[]}
 */
export function guideSteps(state) {
  const admin = state.people.find((/** @type {any} */ person) => person.kind === 'admin');
  const employee = state.people.find((/** @type {any} */ person) => person.kind === 'employee');
  if (admin === undefined || employee === undefined) return [];
  return [
    {
      person: admin,
      type: `${COMMAND} setup`,
      words: html`As <b>${admin.name}</b>, type <code>${COMMAND} setup</code>`,
    },
    {
      person: admin,
      type: `${COMMAND} broadcast`,
      words: html`Ask everybody: <code>${COMMAND} broadcast</code>`,
    },
    {
      person: employee,
      words: html`As <b>${employee.name}</b>, press <b>Review and agree</b> (say ${employee.phone ?? MADE_UP})`,
    },
    {
      person: admin,
      type: `${COMMAND} summary`,
      words: html`As <b>${admin.name}</b>: <code>${COMMAND} summary</code>`,
    },
  ];
}

/**
 * The way to the other side of the page.
 * @param {'Slack' | 'Teams'} shown
 */
export function renderSwitch(shown) {
  const links = [
    ['Slack', '/sandbox'],
    ['Teams', '/sandbox/teams'],
  ].map(
    ([name, path]) =>
      html`<a href="${path}"${name === shown ? html` aria-current="page"` : ''}>${name}</a>`,
  );
  return html`<nav class="switch" aria-label="Platform">${links}</nav>`;
}

/**
 * @param {any} state
 * @returns {import('./html.js').Markup}
 */
export function renderGuide(state) {
  const steps = guideSteps(state).map(
    ({ person, words, type }, index) =>
      html`<li><button type="button" data-guide-person="${person.id}"${type ? html` data-guide-type="${type}"` : ''}><span class="step" aria-hidden="true">${index + 1}</span><span>${words}</span></button></li>`,
  );
  return html`<div class="guide-brand"><b>Rollcall sandbox</b><span>${state.team.name}, a made-up company. Nothing leaves this computer.</span></div><ol class="guide-steps">${steps}</ol>${renderSwitch('Slack')}<a class="guide-link" href="/sandbox/readme" target="_blank" rel="noopener">README</a>`;
}
