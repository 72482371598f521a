import { elementsOf } from './blocks.js';
import { askConfirm } from './confirm-dialog.js';
import { shownValues } from './element-value.js';
import { readForm } from './forms.js';
import { missingInputs } from './modal.js';
import { sendAct, toBase64 } from './server.js';

/**
 * @typedef {object} Page
 * @property {any} state
 * @property {'messages' | 'home'} tab
 * @property {Record<string, string>} errors what this page itself objects to in the modal on top, by block id
 * @property {{ view: any, errors: Record<string, string> } | undefined} shownModal
 * @property {(prefix: string, values?: Record<string, any>, errors?: Record<string, string>) => import('./field-markup.js').Drawing} drawing
 * @property {(personId?: string) => Promise<void>} refresh
 * @property {() => void} showNewest
 * @property {(text: string) => void} toast
 * @property {(id: string) => HTMLElement} part
 * @property {string} [wanted] id of the person to show
 * @property {(text: string) => Promise<void>} [say]
 * @property {(text: string) => void} [fill]
 */

/**
 * @param {Page} page
 * @param {Record<string, unknown>} act
 */
async function perform(page, act) {
  document.body.classList.add('busy');
  const answer = await sendAct({ person: page.state.me.id, ...act });
  document.body.classList.remove('busy');
  page.errors = {};
  if (answer.error) page.toast(answer.error);
  await page.refresh();
  return answer;
}

/**
 * The surface an element stands on.
 * @param {Page} page
 * @param {Element} target
 */
function surfaceOf(page, target) {
  const message = target.closest('[data-ts]');
  if (message instanceof HTMLElement) {
    const { channel, ts } = message.dataset;
    const found = page.state.messages.find(
      (/** @type {any} */ one) => one.ts === ts && one.channel === channel,
    );
    return { root: message, blocks: found?.blocks ?? [], where: { on: 'message', channel, ts } };
  }
  const form = target.closest('[data-view]');
  if (form instanceof HTMLElement) {
    const view = page.shownModal?.view;
    return { root: form, blocks: view?.blocks ?? [], where: { on: 'view', viewId: view?.id } };
  }
  const home = page.state.home;
  return {
    root: page.part('home'),
    blocks: home?.blocks ?? [],
    where: { on: 'home', viewId: home?.id },
  };
}

/**
 * @param {Page} page
 * @param {HTMLElement} control a pressed button or a changed field
 */
async function act(page, control) {
  const { root, blocks, where } = surfaceOf(page, control);
  const { block: blockId = '', action: actionId = '' } = control.dataset;
  const block = blocks.find((/** @type {any} */ one) => (one.block_id ?? '') === blockId);
  const element = block && elementsOf(block).find((one) => one.action_id === actionId);
  if (element === undefined) return;
  if (element.confirm) {
    const dialog = /** @type {HTMLDialogElement} */ (page.part('confirm'));
    if (!(await askConfirm(dialog, element.confirm, page.drawing('c').names))) return;
  }
  if (element.type === 'button' && /^https?:\/\//.test(element.url ?? '')) {
    window.open(element.url, '_blank', 'noopener,noreferrer');
  }
  const values = readForm(root, blocks);
  const chosen =
    element.type === 'overflow'
      ? [control.dataset.option ?? '']
      : shownValues(element, values[blockId]?.[actionId] ?? {});
  await perform(page, { kind: 'action', ...where, blockId, actionId, chosen, values });
}

/**
 * @param {Page} page
 * @param {() => void} redraw
 */
async function submit(page, redraw) {
  const view = page.shownModal?.view;
  const values = readForm(page.part('modal'), view.blocks);
  const missing = missingInputs(view, values);
  if (Object.keys(missing).length > 0) {
    page.errors = missing;
    redraw();
    return;
  }
  await perform(page, { kind: 'submit', viewId: view.id, values });
}

/**
 * @param {Page} page
 * @param {HTMLInputElement} input
 */
async function upload(page, input) {
  const field = /** @type {HTMLElement} */ (input.closest('[data-field]'));
  const list = /** @type {HTMLElement} */ (field.querySelector('.file-list'));
  for (const file of input.files ?? []) {
    if (list.children.length >= Number(field.dataset.max ?? 10)) list.firstElementChild?.remove();
    const answer = await sendAct({
      person: page.state.me.id,
      kind: 'upload',
      name: file.name,
      mimeType: file.type,
      content: await toBase64(file),
    });
    if (!answer.ok || answer.file === undefined) {
      page.toast(answer.error ?? 'The file could not be stored.');
      continue;
    }
    const item = document.createElement('li');
    item.dataset.file = answer.file.id;
    item.dataset.name = file.name;
    item.textContent = `📄 ${file.name} `;
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.className = 'chip-remove';
    remove.dataset.removeFile = '';
    remove.setAttribute('aria-label', `Remove ${file.name}`);
    remove.textContent = '×';
    item.append(remove);
    list.append(item);
  }
  input.value = '';
  if (field.dataset.dispatch !== undefined) await act(page, field);
}

/**
 * @param {Page} page
 * @param {'messages' | 'home'} tab
 * @param {() => void} redraw
 */
async function openTab(page, tab, redraw) {
  page.tab = tab;
  redraw();
  page.part(`tab-${tab}`).focus();
  if (tab === 'messages') page.showNewest();
  if (page.state.mayAct) await perform(page, { kind: 'open', tab });
}

/**
 * @param {Page} page
 * @param {HTMLElement} target
 * @param {() => void} redraw
 */
async function onClick(page, target, redraw) {
  const hit = (/** @type {string} */ selector) =>
    /** @type {HTMLElement | null} */ (target.closest(selector));
  const person = hit('[data-person]')?.dataset.person;
  const guide = hit('[data-guide-person]');
  const press = hit('[data-press]');
  const tab = hit('[data-tab]')?.dataset.tab;
  if (person !== undefined) {
    document.body.classList.remove('people-open');
    await page.refresh(person);
    if (page.tab === 'home') await openTab(page, 'home', redraw);
  } else if (guide !== null) {
    page.tab = 'messages';
    await page.refresh(guide.dataset.guidePerson);
    if (guide.dataset.guideType) page.fill?.(guide.dataset.guideType);
  } else if (press !== null) {
    await act(page, press);
  } else if (tab === 'messages' || tab === 'home') {
    await openTab(page, tab, redraw);
  } else if (hit('[data-remove-file]')) {
    hit('[data-file]')?.remove();
  } else if (hit('[data-show-people]')) {
    const open = document.body.classList.toggle('people-open');
    hit('[data-show-people]')?.setAttribute('aria-expanded', String(open));
  } else if (hit('[data-close-view]')) {
    await closeModal(page);
  }
}

/** @param {Page} page */
const closeModal = (page) => perform(page, { kind: 'close', viewId: page.shownModal?.view.id });

/**
 * Lets the page answer clicks, keys and changed fields.
 * @param {Page} page
 * @param {() => void} redraw
 */
export function startSurfaces(page, redraw) {
  page.say = async (text) => {
    page.showNewest();
    await perform(page, text.startsWith('/') ? { kind: 'command', text } : { kind: 'write', text });
  };
  document.addEventListener('click', (event) => {
    if (event.target instanceof HTMLElement) void onClick(page, event.target, redraw);
  });
  document.addEventListener('change', (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (target instanceof HTMLInputElement && target.type === 'file') {
      void upload(page, target);
      return;
    }
    const field = /** @type {HTMLElement | null} */ (target.closest('[data-dispatch]'));
    if (field !== null) void act(page, field);
  });
  document.addEventListener('keydown', (event) => {
    const tab = event.target instanceof HTMLElement ? event.target.dataset.tab : undefined;
    if (tab !== undefined && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      void openTab(page, tab === 'home' ? 'messages' : 'home', redraw);
    }
    if (event.key === 'Escape') document.body.classList.remove('people-open');
  });
  page.part('modal').addEventListener('submit', (event) => {
    event.preventDefault();
    void submit(page, redraw);
  });
  page.part('modal').addEventListener('cancel', (event) => {
    event.preventDefault();
    void closeModal(page);
  });
}
