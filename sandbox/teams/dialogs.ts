/** Task modules: a dialog over the conversation, opened and replaced by the app's answers. */
import { isRecord } from '../record.ts';
import { forgetEntries } from './entries.ts';
import { type Stand, tellPerson } from './stand.ts';
import type { Teammate, Tenant } from './tenant.ts';

/**
 * Shows the answer to `task/fetch` or `task/submit`: `continue` shows a card or page in the dialog,
 * `message` closes it with a few words, an empty answer closes it.
 */
export function showTaskAnswer(
  stand: Stand,
  person: Teammate,
  { answer, conversation }: { answer: Record<string, unknown> | undefined; conversation: string },
): void {
  const task = isRecord(answer?.task) ? answer.task : undefined;
  if (task?.type === 'continue' && isRecord(task.value)) {
    const { title = '', url, card } = task.value;
    const content = isRecord(card) && isRecord(card.content) ? card.content : undefined;
    forgetEntries(stand.tenant, 'dialog', person.id);
    stand.tenant.dialogs.set(person.id, {
      person: person.id,
      conversation,
      title: String(title),
      card: content,
      url: typeof url === 'string' ? url : undefined,
    });
    stand.tenant.tell({ kind: 'dialog-changed', person: person.id });
    return;
  }
  closeDialog(stand.tenant, person);
  if (task?.type === 'message')
    tellPerson(stand, person.id, { code: 'app_message', text: String(task.value) });
}

/** Closes the dialog; the app hears nothing of it. */
export function closeDialog(tenant: Tenant, person: Teammate): void {
  forgetEntries(tenant, 'dialog', person.id);
  if (tenant.dialogs.delete(person.id)) tenant.tell({ kind: 'dialog-changed', person: person.id });
}
