import { renderBlocks } from './blocks.js';
import { html } from './html.js';
import { renderMrkdwn } from './mrkdwn.js';
import { avatar } from './people-list.js';

/**
 * @typedef {object} Message
 * @property {string} ts
 * @property {string} channel
 * @property {string} [user] author's user id
 * @property {boolean} fromApp
 * @property {string} text
 * @property {import('./blocks.js').Block[]} blocks
 * @property {boolean} ephemeral
 * @property {boolean} [edited]
 * @property {{ id: string, name: string, title?: string, size?: number }[]} files
 */

/** @param {string} ts */
const instant = (ts) => new Date(Number.parseFloat(ts) * 1000);

/** @param {Date} at */
const clock = (at) => at.toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' });

/** @param {Date} at */
const day = (at) =>
  at.toLocaleDateString('en-US', { weekday: 'long', month: 'long', day: 'numeric' });

/**
 * @param {number | undefined} bytes
 * @returns {string}
 */
function size(bytes) {
  if (bytes === undefined) return '';
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024
    ? `${(bytes / 1024).toFixed(1)} kB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** @param {Message['files'][number]} file */
function renderFile(file) {
  return html`<a class="file-card" href="/sandbox/file?id=${encodeURIComponent(file.id)}" download="${file.name}"><span class="file-icon" aria-hidden="true">📄</span><span class="file-words"><b>${file.title || file.name}</b><span>${file.name}${
    file.size === undefined ? '' : ` · ${size(file.size)}`
  } · Download</span></span></a>`;
}

/**
 * @param {Message} message
 * @param {any} state what the server told about the chosen person
 * @returns {{ id: string, name: string }}
 */
function authorOf(message, state) {
  if (message.fromApp) return { id: 'app', name: state.app.name };
  if (message.user === 'USLACKBOT') return { id: 'USLACKBOT', name: 'Slackbot' };
  const known = state.people.find((/** @type {any} */ person) => person.id === message.user);
  return known ?? { id: message.user ?? '', name: 'Someone' };
}

/**
 * @param {Message} message
 * @param {any} state what the server told about the chosen person
 * @param {import('./field-markup.js').Drawing} drawing
 */
function renderMessage(message, state, drawing) {
  const author = authorOf(message, state);
  const at = instant(message.ts);
  const body =
    message.blocks.length > 0
      ? renderBlocks(message.blocks, drawing)
      : renderMrkdwn(message.text, drawing.names);
  const note = message.ephemeral ? html`<div class="only-you">👁 Only visible to you</div>` : '';
  return html`<article class="message${message.ephemeral ? ' message-ephemeral' : ''}" data-channel="${message.channel}" data-ts="${message.ts}">${
    message.fromApp
      ? html`<span class="avatar avatar-app" aria-hidden="true">✓</span>`
      : avatar(author)
  }<div class="message-main">${note}<div class="message-by"><b><bdi>${author.name}</bdi></b>${
    message.fromApp ? html` <span class="badge">APP</span>` : ''
  } <time datetime="${at.toISOString()}">${clock(at)}</time></div><div class="message-body">${body}${
    message.edited ? html` <span class="edited">(edited)</span>` : ''
  }</div>${message.files.map(renderFile)}</div></article>`;
}

/**
 * @param {any} state
 * @param {(message: Message) => import('./field-markup.js').Drawing} drawingOf
 * @returns {import('./html.js').Markup}
 */
export function renderMessages(state, drawingOf) {
  if (state.messages.length === 0) {
    return html`<div class="empty"><span class="avatar avatar-app avatar-large" aria-hidden="true">✓</span><h3>${state.app.name}</h3><p>Nothing here yet. ${state.mayAct ? 'Type a command below, or wait for a message from the app.' : state.whyNot}</p></div>`;
  }
  let lastDay = '';
  return html`<div class="message-list">${state.messages.map((/** @type {Message} */ message) => {
    const today = day(instant(message.ts));
    const divider = today === lastDay ? '' : html`<div class="day"><span>${today}</span></div>`;
    lastDay = today;
    return html`${divider}${renderMessage(message, state, drawingOf(message))}`;
  })}</div>`;
}

/**
 * @param {any} state
 * @param {'messages' | 'home'} tab
 */
export function renderHead(state, tab) {
  /** @param {'messages' | 'home'} id @param {string} label */
  const button = (id, label) =>
    html`<button type="button" role="tab" id="tab-${id}" data-tab="${id}" aria-selected="${tab === id}" aria-controls="${id}" tabindex="${tab === id ? '0' : '-1'}">${label}</button>`;
  const person = state.me;
  return html`<div class="head-line"><button type="button" class="show-people" data-show-people aria-expanded="false" aria-controls="people">☰ People</button><span class="avatar avatar-app avatar-small" aria-hidden="true">✓</span><h1>${state.app.name}</h1><span class="as">as <b><bdi>${person.name}</bdi></b>${
    person.title ? html`<span class="as-title">, ${person.title}</span>` : ''
  }${person.phone ? html`<span class="as-title"> · mobile in the profile: ${person.phone}</span>` : ''}</span></div><div class="tabs" role="tablist" aria-label="${state.app.name}">${button('home', 'Home')}${button('messages', 'Messages')}</div>`;
}
