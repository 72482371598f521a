import { html } from './html.js';

/** @param {Element} picker */
const options = (picker) =>
  /** @type {HTMLElement[]} */ ([...picker.querySelectorAll('[role=option]')]);

/** @param {Element} picker */
const filterBox = (picker) =>
  /** @type {HTMLInputElement} */ (picker.querySelector('[role=combobox]'));

/** @param {HTMLElement} option */
const isChosen = (option) => option.getAttribute('aria-selected') === 'true';

/** @param {Element} picker */
export function drawChips(picker) {
  const chips = options(picker)
    .filter(isChosen)
    .map((option) => {
      const name = option.querySelector('.picker-name')?.textContent ?? '';
      return html`<span class="chip">${name}<button type="button" class="chip-remove" data-unpick="${option.id}" aria-label="Remove ${name}">×</button></span>`;
    });
  const box = picker.querySelector('.picker-chips');
  if (box) box.innerHTML = html`${chips}`.text;
}

/**
 * @param {Element} picker
 * @param {boolean} open
 */
function setOpen(picker, open) {
  const list = /** @type {HTMLElement} */ (picker.querySelector('[role=listbox]'));
  list.hidden = !open;
  filterBox(picker).setAttribute('aria-expanded', String(open));
  if (!open) setActive(picker, undefined);
}

/**
 * @param {Element} picker
 * @param {HTMLElement | undefined} active
 */
function setActive(picker, active) {
  for (const option of options(picker)) option.classList.toggle('active', option === active);
  filterBox(picker).setAttribute('aria-activedescendant', active?.id ?? '');
  active?.scrollIntoView({ block: 'nearest' });
}

/** @param {Element} picker */
function filter(picker) {
  const wanted = filterBox(picker).value.trim().toLocaleLowerCase();
  for (const option of options(picker)) {
    option.hidden = !(option.textContent ?? '').toLocaleLowerCase().includes(wanted);
  }
  setActive(picker, wanted === '' ? undefined : options(picker).find((option) => !option.hidden));
}

/**
 * @param {Element} picker
 * @param {HTMLElement} option
 */
function toggle(picker, option) {
  const most = Number(/** @type {HTMLElement} */ (picker).dataset.max || 0);
  const chosen = options(picker).filter(isChosen).length;
  if (!isChosen(option) && most > 0 && chosen >= most) return;
  option.setAttribute('aria-selected', String(!isChosen(option)));
  drawChips(picker);
  picker.dispatchEvent(new Event('change', { bubbles: true }));
}

/**
 * @param {Element} picker
 * @param {1 | -1} step
 */
function move(picker, step) {
  const shown = options(picker).filter((option) => !option.hidden);
  const at = shown.findIndex((option) => option.classList.contains('active'));
  setActive(picker, shown[(at + step + shown.length) % shown.length] ?? shown[0]);
}

/** @param {Element} picker */
function chooseActive(picker) {
  const active = options(picker).find((option) => option.classList.contains('active'));
  if (active) toggle(picker, active);
  filterBox(picker).value = '';
  filter(picker);
}

/** @param {Element} picker */
function dropLast(picker) {
  const last = options(picker).filter(isChosen).at(-1);
  if (last) toggle(picker, last);
}

/**
 * @param {Element} picker
 * @param {1 | -1} step
 */
function openAndMove(picker, step) {
  setOpen(picker, true);
  move(picker, step);
}

/** @type {Record<string, (picker: Element) => void>} */
const KEYS = {
  ArrowDown: (picker) => openAndMove(picker, 1),
  ArrowUp: (picker) => openAndMove(picker, -1),
  Enter: chooseActive,
  Escape: (picker) => setOpen(picker, false),
};

/**
 * @param {Element} picker
 * @param {KeyboardEvent} event
 */
function onKey(picker, event) {
  const isOpen = filterBox(picker).getAttribute('aria-expanded') === 'true';
  if (event.key === 'Backspace' && filterBox(picker).value === '') dropLast(picker);
  if (KEYS[event.key] === undefined || (event.key === 'Escape' && !isOpen)) return;
  event.preventDefault();
  event.stopPropagation();
  KEYS[event.key]?.(picker);
}

/**
 * Brings the multi-selects of a freshly drawn surface to life.
 * @param {ParentNode} root
 */
export function startPickers(root) {
  for (const picker of root.querySelectorAll('[data-picker]')) {
    drawChips(picker);
    const box = filterBox(picker);
    box.addEventListener('click', () => setOpen(picker, true));
    box.addEventListener('input', (event) => {
      event.stopPropagation();
      setOpen(picker, true);
      filter(picker);
    });
    box.addEventListener('change', (event) => event.stopPropagation());
    box.addEventListener('keydown', (event) => onKey(picker, event));
    picker.addEventListener('focusout', (event) => {
      const next = /** @type {FocusEvent} */ (event).relatedTarget;
      if (!(next instanceof Node && picker.contains(next))) setOpen(picker, false);
    });
    picker.addEventListener('mousedown', (event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      const option = /** @type {HTMLElement | null} */ (target.closest('[role=option]'));
      if (option === null) return;
      event.preventDefault();
      toggle(picker, option);
    });
    picker.addEventListener('click', (event) => {
      const id = /** @type {HTMLElement} */ (event.target).dataset.unpick;
      const option = options(picker).find((candidate) => candidate.id === id);
      if (option !== undefined) toggle(picker, option);
    });
  }
}
