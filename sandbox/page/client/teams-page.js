import { html } from './html.js';
import { fetchState, listen, sendAct } from './server.js';
import { drawCard } from './teams-card.js';
import {
  renderTeammates,
  renderTeamsComposer,
  renderTeamsGuide,
  renderTeamsHead,
  renderTeamsMessage,
} from './teams-conversation.js';

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @type {any} what the person sees, as the server told last */
let state;
let wanted = location.hash.slice(1);
let conversation = 'chat';
let noticeAtMs = Date.now();

const SEEN = 'rollcall-sandbox-seen-teams';

/** @type {Record<string, string>} id of the newest message seen, by person */
const seen = JSON.parse(sessionStorage.getItem(SEEN) ?? '{}');

/** @param {string} text */
function toast(text) {
  part('toast').textContent = text;
  part('toast').classList.toggle('toast-shown', text !== '');
  if (text !== '') setTimeout(() => part('toast').textContent === text && toast(''), 6000);
}

/**
 * Draws a region only when it changed, so that focus and half-typed text stay.
 * @param {HTMLElement} region
 * @param {import('./html.js').Markup} markup
 * @returns {boolean} whether it was drawn
 */
function draw(region, markup) {
  if (region.dataset.drawn === markup.text) return false;
  region.innerHTML = markup.text;
  region.dataset.drawn = markup.text;
  return true;
}

/** @param {Record<string, unknown>} act */
async function perform(act) {
  document.body.classList.add('busy');
  const answer = await sendAct({ person: state.me.id, ...act });
  document.body.classList.remove('busy');
  if (answer.error) toast(answer.error);
  await refresh();
  return answer;
}

/**
 * Draws cards into a place, each only when it changed: what is typed into it stays.
 * @param {HTMLElement} place
 * @param {any[]} cards
 * @param {string} on the message's id, or `dialog`
 */
function drawCards(place, cards, on) {
  const version = JSON.stringify(cards);
  if (place.dataset.version === version) return;
  place.dataset.version = version;
  const entered = state.entered[on] ?? {};
  place.replaceChildren(
    ...cards.map((card, at) =>
      drawCard(
        card,
        entered,
        (pressed) => void perform({ kind: 'press', on, card: at, ...pressed }),
      ),
    ),
  );
}

function drawMessages() {
  const box = part('messages');
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 80;
  const shown = state.messages.filter(
    (/** @type {any} */ one) => one.conversation === conversation,
  );
  const there = new Map(
    [...box.querySelectorAll('[data-id]')].map((one) => [one.getAttribute('data-id'), one]),
  );
  const rows = shown.map((/** @type {any} */ message) => {
    const row = /** @type {HTMLElement} */ (
      there.get(message.id) ?? document.createElement('article')
    );
    row.dataset.id = message.id;
    row.className = message.fromApp || message.from !== state.me.name ? 'chat' : 'chat chat-own';
    draw(row, renderTeamsMessage(message));
    drawCards(/** @type {HTMLElement} */ (row.querySelector('.cards')), message.cards, message.id);
    return row;
  });
  const isNew =
    rows.length !== there.size || rows.some((/** @type {any} */ row) => !row.isConnected);
  if (!isNew && rows.length > 0) return;
  if (rows.length === 0) {
    draw(
      box,
      html`<div class="empty"><h3>Nothing here yet</h3><p>Messages of the app appear here.</p></div>`,
    );
    return;
  }
  delete box.dataset.drawn;
  box.replaceChildren(...rows);
  if (atEnd) box.scrollTop = box.scrollHeight;
}

function drawDialog() {
  const dialog = /** @type {HTMLDialogElement} */ (part('modal'));
  if (state.dialog === null) {
    if (dialog.open) dialog.close();
    return;
  }
  const { title, card, url } = state.dialog;
  const frame = html`<div class="modal-form"><div class="modal-head"><div><h2 id="modal-title">${title}</h2></div><button type="button" class="modal-x" data-act="close" aria-label="Close">×</button></div><div class="modal-body">${url ? html`<a href="${url}" target="_blank" rel="noopener">Open the page</a>` : ''}<div class="cards"></div></div></div>`;
  draw(dialog, frame);
  const place = /** @type {HTMLElement} */ (dialog.querySelector('.cards'));
  drawCards(place, card ? [card] : [], 'dialog');
  if (!dialog.open) dialog.showModal();
}

function drawAll() {
  const newest = state.messages.findLast((/** @type {any} */ one) => one.fromApp);
  if (newest) seen[state.me.id] = newest.id;
  sessionStorage.setItem(SEEN, JSON.stringify(seen));
  document.title = `${state.me.name}: Rollcall sandbox`;
  if (!state.conversations.some((/** @type {any} */ one) => one.id === conversation))
    conversation = 'chat';
  draw(part('guide'), renderTeamsGuide(state));
  draw(
    part('people'),
    renderTeammates(state, (one) => Number(one.lastTs ?? 0) > Number(seen[one.id] ?? 0)),
  );
  draw(part('head'), renderTeamsHead(state, conversation));
  draw(part('composer'), renderTeamsComposer(state));
  drawMessages();
  drawDialog();
  if (state.notice && state.notice.atMs > noticeAtMs) {
    noticeAtMs = state.notice.atMs;
    toast(state.notice.text);
  }
}

/** @param {string} [personId] another person to show */
async function refresh(personId) {
  wanted = personId ?? wanted;
  const asked = wanted;
  try {
    const next = await fetchState(asked);
    if (asked !== wanted) return;
    state = next;
    wanted = state.me.id;
    location.replace(`#${state.me.id}`);
    drawAll();
  } catch (error) {
    toast(error instanceof Error ? error.message : String(error));
  }
}

async function say() {
  const box = /** @type {HTMLTextAreaElement | null} */ (document.getElementById('composer-text'));
  const text = box?.value.trim() ?? '';
  if (box === null || text === '') return;
  box.value = '';
  await perform({ kind: 'write', text, conversation });
}

document.addEventListener('click', (event) => {
  const pressed = /** @type {Element} */ (event.target).closest?.('button');
  if (!pressed) return;
  const { person, act, conversation: other } = pressed.dataset;
  if (pressed.id === 'show-people') document.body.classList.toggle('people-open');
  if (person !== undefined) {
    document.body.classList.remove('people-open');
    void refresh(person);
  }
  if (other !== undefined) {
    conversation = other;
    drawAll();
  }
  if (act !== undefined) void perform({ kind: act });
});
part('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  void say();
});
part('composer').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  void say();
});
part('modal').addEventListener('cancel', (event) => {
  event.preventDefault();
  void perform({ kind: 'close' });
});
listen({
  onChange: () => void refresh(),
  onLost: (lost) => document.body.classList.toggle('lost', lost),
});
