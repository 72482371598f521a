import { renderSwitch } from './guide.js';
import { html } from './html.js';
import { avatar, personRow } from './people-list.js';

/** Kinds in the order shown, with their headings. */
const KINDS = [
  ['employee', 'People with the app'],
  ['guest', 'Guests'],
  ['blocked', 'Blocked the app'],
  ['uninstalled', 'Without the app'],
  ['left', 'Left the company'],
];

const REMOVE = ['uninstall', 'Remove the app'];
const BLOCK = ['block', 'Block the app'];

/** @type {Record<string, string[][]>} what a person of this kind may do with the app */
const ACTS = {
  employee: [REMOVE, BLOCK],
  guest: [REMOVE, BLOCK],
  blocked: [['unblock', 'Unblock the app']],
  uninstalled: [['install', 'Install the app']],
};

/** @param {any} state */
export function renderTeamsGuide(state) {
  return html`<div class="guide-brand"><b>Rollcall sandbox</b><span>${state.team.name}, a made-up company. Nothing leaves this computer.</span></div><p class="guide-hint">Pick a person, then write <code>help</code> to the app in their chat.</p>${renderSwitch('Teams')}<a class="guide-link" href="/sandbox/readme" target="_blank" rel="noopener">README</a>`;
}

/**
 * @param {any} state
 * @param {(person: any) => boolean} isUnread
 */
export function renderTeammates(state, isUnread) {
  const groups = KINDS.map(([kind, heading]) => {
    const members = state.people.filter((/** @type {any} */ one) => one.kind === kind);
    if (members.length === 0) return '';
    const rows = members.map((/** @type {any} */ one) =>
      personRow(one, state.me.id, isUnread(one)),
    );
    return html`<section><h2>${heading} <span class="count">${members.length}</span></h2><ul>${rows}</ul></section>`;
  });
  return html`<div class="people-head"><strong>See Teams as…</strong><span>Pick a person. You then see and click exactly what this person would.</span></div>${groups}`;
}

/**
 * @param {any} state
 * @param {string} shown id of the conversation
 */
export function renderTeamsHead(state, shown) {
  const tabs = state.conversations.map(
    (/** @type {any} */ one) =>
      html`<button type="button" role="tab" data-conversation="${one.id}" aria-selected="${one.id === shown}">${one.name}</button>`,
  );
  const { kind } = state.me;
  const acts = (ACTS[kind] ?? []).map(
    ([act, words]) => html`<button type="button" data-act="${act}">${words}</button>`,
  );
  return html`<div class="head-line"><button type="button" class="show-people" id="show-people">People</button>${avatar({ id: 'app', name: state.app.name }, 'avatar-small')}<h1>${state.app.name}</h1><span class="as">seen by <b>${state.me.name}</b>${state.me.title ? `, ${state.me.title}` : ''}</span><span class="app-acts">${acts}</span></div><div class="tabs" role="tablist" aria-label="Conversations">${tabs}</div>`;
}

/**
 * One message without its cards, which are drawn into `.cards`.
 * @param {any} message
 */
export function renderTeamsMessage(message) {
  const time = new Date(message.atMs).toLocaleTimeString([], {
    hour: '2-digit',
    minute: '2-digit',
  });
  const files = message.files.map((/** @type {any} */ file) =>
    file.isOffer
      ? html`<div class="file"><b>${file.name}</b><span>Put this file into your OneDrive?</span><span class="file-acts"><button type="button" data-act="accept">Allow</button><button type="button" data-act="decline">Decline</button></span></div>`
      : html`<div class="file"><a href="${file.url}"><b>${file.name}</b></a></div>`,
  );
  return html`<div class="bubble-by"><bdi>${message.from}</bdi> <time>${time}</time>${message.isEdited ? html` <span class="edited">Edited</span>` : ''}</div>${message.text === '' ? '' : html`<div class="bubble">${message.text}</div>`}${files}<div class="cards"></div>`;
}

/** @param {any} state */
export function renderTeamsComposer(state) {
  if (!state.mayAct) return html`<p class="composer-closed">${state.whyNot}</p>`;
  return html`<div class="composer-box"><label class="sr-only" for="composer-text">Message ${state.app.name}</label><textarea id="composer-text" rows="1" placeholder="Type a message"></textarea><button type="submit" class="send" aria-label="Send">➤</button></div>`;
}
