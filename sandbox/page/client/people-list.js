import { html } from './html.js';

/**
 * @typedef {{ id: string, name: string, kind: string, title?: string, lastTs?: string }} Person
 */

/** Kinds in the order shown, with their headings. */
const KINDS = [
  ['admin', 'Admins'],
  ['employee', 'Employees'],
  ['guest', 'Guests'],
  ['stranger', 'Slack Connect strangers'],
  ['bot', 'Bots'],
  ['deactivated', 'Deactivated'],
];

const COLOURS = 8;

/**
 * @param {string} name
 * @returns {string} at most two letters
 */
export function initials(name) {
  const words = name
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .trim()
    .split(/\s+/u);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map(
    (word) => [...(word ?? '')][0] ?? '',
  );
  return letters.join('').toLocaleUpperCase() || '?';
}

/**
 * @param {{ id: string, name: string }} person
 * @param {string} [size] a CSS class
 */
export function avatar(person, size = '') {
  const sum = [...person.id].reduce(
    (total, letter) => (total * 31 + letter.charCodeAt(0)) % 9973,
    7,
  );
  return html`<span class="avatar avatar-${sum % COLOURS} ${size}" aria-hidden="true">${initials(person.name)}</span>`;
}

/**
 * @param {Person} person
 * @param {string} chosen id of the person whose screen is shown
 * @param {boolean} unread
 */
export function personRow(person, chosen, unread) {
  return html`<li><button type="button" class="person${unread ? ' person-unread' : ''} person-${person.kind}" data-person="${person.id}"${
    person.id === chosen ? html` aria-current="true"` : ''
  }>${avatar(person, 'avatar-small')}<span class="person-name"><bdi>${person.name}</bdi></span>${
    unread ? html`<span class="dot"><span class="sr-only">has unread messages</span></span>` : ''
  }</button></li>`;
}

/**
 * @param {Person[]} people
 * @param {string} chosen id of the person whose screen is shown
 * @param {(person: Person) => boolean} isUnread
 * @returns {import('./html.js').Markup}
 */
export function renderPeople(people, chosen, isUnread) {
  const groups = KINDS.map(([kind, heading]) => {
    const members = people.filter((person) => person.kind === kind);
    if (members.length === 0) return '';
    const rows = members.map((person) => personRow(person, chosen, isUnread(person)));
    return html`<section><h2>${heading} <span class="count">${members.length}</span></h2><ul>${rows}</ul></section>`;
  });
  return html`<div class="people-head"><strong>See Slack as…</strong><span>Pick a person. You then see and click exactly what this person would.</span></div>${groups}`;
}
