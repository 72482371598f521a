import { html } from './html.js';
import { renderText } from './text-object.js';

/**
 * Asks as a Block Kit confirm object says.
 * @param {HTMLDialogElement} dialog
 * @param {Record<string, any>} confirm
 * @param {import('./mrkdwn.js').Names} names
 * @returns {Promise<boolean>}
 */
export function askConfirm(dialog, confirm, names) {
  const look = confirm.style === 'danger' ? 'button-danger' : 'button-primary';
  dialog.innerHTML =
    html`<form method="dialog"><h2 id="confirm-title">${renderText(confirm.title)}</h2><p>${renderText(confirm.text, names)}</p><div class="modal-foot"><button class="button" value="no">${renderText(confirm.deny)}</button><button class="button ${look}" value="yes" autofocus>${renderText(confirm.confirm)}</button></div></form>`.text;
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
  });
}
