import { renderBlocks } from './blocks.js';
import { fillComposer, knowPeople, renderComposer, startComposer } from './composer.js';
import { renderHead, renderMessages } from './conversation.js';
import { renderGuide } from './guide.js';
import { html } from './html.js';
import { drawModal, viewVersion } from './modal.js';
import { renderPeople } from './people-list.js';
import { startPickers } from './picker.js';
import { fetchState, listen } from './server.js';
import { startSurfaces } from './surfaces.js';

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * What the page shows now.
 * @type {import('./surfaces.js').Page}
 */
const page = {
  state: undefined,
  tab: 'messages',
  errors: {},
  shownModal: undefined,
  drawing,
  refresh,
  showNewest,
  toast,
  part,
};

const SEEN = 'rollcall-sandbox-seen';

/** @type {Record<string, string>} time of the newest message seen, by person */
const seen = JSON.parse(sessionStorage.getItem(SEEN) ?? '{}');

/**
 * @param {string} prefix
 * @param {Record<string, any>} [values]
 * @param {Record<string, string>} [errors]
 */
function drawing(prefix, values = {}, errors = {}) {
  const { people, channels } = page.state;
  const byId = new Map([...people, ...channels].map((entry) => [entry.id, entry.name]));
  byId.set(page.state.app.userId, page.state.app.name);
  const names = {
    user: (/** @type {string} */ id) => byId.get(id),
    channel: (/** @type {string} */ id) => byId.get(id),
  };
  return { names, people, channels, prefix, values, errors };
}

/** @param {string} text */
function toast(text) {
  part('toast').textContent = text;
  part('toast').classList.toggle('toast-shown', text !== '');
  if (text !== '') setTimeout(() => part('toast').textContent === text && toast(''), 6000);
}

/**
 * Draws a region only when it changed, so that focus and half-typed text stay.
 * @param {string} id
 * @param {import('./html.js').Markup} markup
 * @returns {boolean} whether it was drawn
 */
function draw(id, markup) {
  const region = part(id);
  if (region.dataset.drawn === markup.text) return false;
  const focused = region.contains(document.activeElement) ? document.activeElement?.id : '';
  region.innerHTML = markup.text;
  region.dataset.drawn = markup.text;
  startPickers(region);
  if (focused) document.getElementById(focused)?.focus();
  return true;
}

/** Once at the end, the page stays there while messages come in. */
function showNewest() {
  part('messages').scrollTop = part('messages').scrollHeight;
}

function drawMessages() {
  const box = part('messages');
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 80;
  const changed = draw(
    'messages',
    renderMessages(page.state, (message) => drawing(`m${message.channel}${message.ts}`)),
  );
  if (changed && atEnd) showNewest();
}

function drawHome() {
  const home = page.state.home;
  draw(
    'home',
    home
      ? html`<div class="home-body">${renderBlocks(home.blocks, drawing('home'))}</div>`
      : html`<div class="empty"><h3>Nothing on this Home tab yet</h3><p>The app writes it when the tab is opened.</p></div>`,
  );
}

function drawTopModal() {
  const dialog = /** @type {HTMLDialogElement} */ (part('modal'));
  const view = page.state.modals.at(-1);
  if (view === undefined) {
    page.shownModal = undefined;
    page.errors = {};
    if (dialog.open) dialog.close();
    dialog.innerHTML = '';
    return;
  }
  const before = page.shownModal;
  const isSameView = before !== undefined && before.view.id === view.id;
  const isSameVersion = isSameView && viewVersion(before.view) === viewVersion(view);
  if (!isSameVersion && isSameView) page.errors = {};
  const errors = { ...view.errors, ...page.errors };
  if (isSameVersion && JSON.stringify(before.errors) === JSON.stringify(errors)) return;
  drawModal(dialog, view, {
    appName: page.state.app.name,
    blocksBefore: isSameView ? before.view.blocks : undefined,
    drawingOf: (values) => drawing(`v${view.id}`, values, errors),
  });
  page.shownModal = { view, errors };
}

function drawAll() {
  const { state } = page;
  if (page.tab === 'messages' && state.messages.length > 0) {
    seen[state.me.id] = state.messages.at(-1).ts;
    sessionStorage.setItem(SEEN, JSON.stringify(seen));
  }
  document.title = `${state.me.name}: Rollcall sandbox`;
  draw('guide', renderGuide(state));
  draw(
    'people',
    renderPeople(
      state.people,
      state.me.id,
      (person) => (person.lastTs ?? '') > (seen[person.id] ?? ''),
    ),
  );
  draw('head', renderHead(state, page.tab));
  knowPeople(state.people);
  draw('composer', renderComposer(state));
  part('messages').hidden = page.tab !== 'messages';
  part('composer').hidden = page.tab !== 'messages';
  part('home').hidden = page.tab !== 'home';
  drawMessages();
  drawHome();
  drawTopModal();
}

let fetching = false;
let again = false;

function clearComposer() {
  const typed = /** @type {HTMLTextAreaElement | null} */ (
    document.getElementById('composer-text')
  );
  if (typed !== null) typed.value = '';
}

/** @param {string} [personId] another person to show */
async function refresh(personId) {
  if (personId !== undefined) page.wanted = personId;
  if (fetching) {
    again = true;
    return;
  }
  fetching = true;
  try {
    const state = await fetchState(page.wanted ?? '');
    const isOther = page.state?.me.id !== state.me.id;
    page.state = state;
    page.wanted = state.me.id;
    location.replace(`#${state.me.id}`);
    if (isOther) clearComposer();
    drawAll();
    if (isOther) showNewest();
  } catch (error) {
    toast(error instanceof Error ? error.message : String(error));
  } finally {
    fetching = false;
  }
  if (again) {
    again = false;
    await refresh();
  }
}

page.wanted = location.hash.slice(1);
startSurfaces(page, drawAll);
startComposer(/** @type {HTMLFormElement} */ (part('composer')), (text) => page.say?.(text));
page.fill = (text) => fillComposer(/** @type {HTMLFormElement} */ (part('composer')), text);
listen({
  onChange: () => refresh(),
  onLost: (lost) => document.body.classList.toggle('lost', lost),
});
