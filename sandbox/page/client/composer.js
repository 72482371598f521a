import { suggestCommands } from './guide.js';
import { html } from './html.js';
import { encodeMentions, suggestPeople } from './mentions.js';

/**
 * @param {any} state
 * @returns {import('./html.js').Markup}
 */
export function renderComposer(state) {
  if (!state.mayAct) return html`<p class="composer-closed">${state.whyNot}</p>`;
  return html`<ul class="suggestions" id="suggestions" role="listbox" aria-label="Suggestions" hidden></ul>
    <div class="composer-box"><label class="sr-only" for="composer-text">Message ${state.app.name}</label><textarea id="composer-text" rows="1" placeholder="Message ${state.app.name}, or type / for commands" aria-autocomplete="list" aria-controls="suggestions"></textarea><button type="submit" class="send" aria-label="Send">➤</button></div>`;
}

/**
 * @param {HTMLFormElement} form
 * @returns {HTMLTextAreaElement | null}
 */
const box = (form) => /** @type {HTMLTextAreaElement | null} */ (form.querySelector('textarea'));

/** @param {HTMLFormElement} form */
const rows = (form) => /** @type {HTMLElement[]} */ ([...form.querySelectorAll('[role=option]')]);

/** @type {import('./mentions.js').Named[]} */
let people = [];

/**
 * Whom `@` may mean from now on.
 * @param {import('./mentions.js').Named[]} named
 */
export function knowPeople(named) {
  people = named;
}

/** @param {HTMLFormElement} form */
function showSuggestions(form) {
  const list = /** @type {HTMLElement | null} */ (form.querySelector('.suggestions'));
  const text = box(form)?.value ?? '';
  if (list === null) return;
  const commands = suggestCommands(text).map((one) => ({ ...one, shown: one.text }));
  const found = commands.length > 0 ? commands : suggestPeople(text, people);
  list.hidden = found.length === 0;
  list.innerHTML = html`${found.map(
    ({ text: filled, shown, means }, index) =>
      html`<li role="option" id="suggestion-${index}" data-fill="${filled}" aria-selected="${commands.length === 0 && index === 0}"><b>${shown}</b> <span>${means}</span></li>`,
  )}`.text;
}

/**
 * @param {HTMLFormElement} form
 * @param {1 | -1} step
 */
function moveSuggestion(form, step) {
  const list = rows(form);
  const at = list.findIndex((row) => row.getAttribute('aria-selected') === 'true');
  const next = at < 0 ? (step > 0 ? 0 : list.length - 1) : (at + step + list.length) % list.length;
  for (const [index, row] of list.entries())
    row.setAttribute('aria-selected', String(index === next));
  box(form)?.setAttribute('aria-activedescendant', list[next]?.id ?? '');
  list[next]?.scrollIntoView({ block: 'nearest' });
}

/**
 * @param {HTMLFormElement} form
 * @param {string} text
 */
export function fillComposer(form, text) {
  const area = box(form);
  if (area === null) return;
  area.value = text;
  area.focus();
  showSuggestions(form);
}

/** @param {HTMLFormElement} form */
function hideSuggestions(form) {
  const list = form.querySelector('.suggestions');
  if (list) list.innerHTML = '';
  list?.setAttribute('hidden', '');
}

/**
 * @param {HTMLFormElement} form
 * @param {string} key
 * @returns {boolean} whether the open list of commands took the key
 */
function takeKey(form, key) {
  const list = rows(form);
  if (list.length === 0) return false;
  const chosen = list.find((row) => row.getAttribute('aria-selected') === 'true');
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    moveSuggestion(form, key === 'ArrowDown' ? 1 : -1);
    return true;
  }
  if (key === 'Escape') {
    hideSuggestions(form);
    return true;
  }
  if (key !== 'Tab' && !(key === 'Enter' && chosen)) return false;
  fillComposer(form, (chosen ?? list[0])?.dataset.fill ?? '');
  return true;
}

/**
 * @param {HTMLFormElement} form
 * @param {KeyboardEvent} event
 */
function onKey(form, event) {
  if (event.isComposing || event.shiftKey) return;
  if (takeKey(form, event.key)) {
    event.preventDefault();
  } else if (event.key === 'Enter') {
    event.preventDefault();
    form.requestSubmit();
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {(text: string) => void} onSend
 */
export function startComposer(form, onSend) {
  form.addEventListener('input', () => showSuggestions(form));
  form.addEventListener('keydown', (event) => onKey(form, event));
  form.addEventListener('mousedown', (event) => {
    const row = /** @type {HTMLElement} */ (event.target).closest('[data-fill]');
    if (!(row instanceof HTMLElement)) return;
    event.preventDefault();
    fillComposer(form, row.dataset.fill ?? '');
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = box(form)?.value.trim() ?? '';
    if (text === '') return;
    fillComposer(form, '');
    onSend(encodeMentions(text, people));
  });
}
