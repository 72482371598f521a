/** Modals: titles of 24 characters, at most 100 blocks, only opaque ids in the metadata. */
import type { KnownBlock, ModalView } from '@slack/types';
import { fit } from './parts.ts';
import { type Markup, mrkdwn, plain } from './text.ts';

export interface Modal {
  readonly title: string;
  readonly blocks: readonly KnownBlock[];
  readonly callback?: string;
  readonly submit?: string | undefined;
  readonly close?: string;
  /** Opaque ids by short names; never words or numbers of a person. */
  readonly ids?: Readonly<Record<string, string>>;
}

export function modal({ title, blocks, callback, submit, close, ids }: Modal): ModalView {
  return {
    type: 'modal',
    title: plain(title, 24),
    close: plain(close ?? 'Close', 24),
    blocks: fit(blocks, 100),
    ...(callback === undefined ? {} : { callback_id: callback }),
    ...(submit === undefined ? {} : { submit: plain(submit, 24) }),
    ...(ids === undefined ? {} : { private_metadata: JSON.stringify(ids) }),
  };
}

/** A view that only says something. */
export function explanation(title: string, ...texts: readonly Markup[]): ModalView {
  const blocks = texts.map((text): KnownBlock => ({ type: 'section', text: mrkdwn(text) }));
  return modal({ title, blocks });
}

/** Of the letters our ids are made of: nothing else may reach a store, which refuses some characters. */
export const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[\w-]{1,200}$/u.test(value);

/** The ids a modal carried; an altered or foreign metadata gives none. */
export function idsOf(metadata: string): Readonly<Record<string, string>> {
  let read: unknown;
  try {
    read = JSON.parse(metadata);
  } catch {
    return {};
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return {};
  const ids = Object.entries(read).filter((entry): entry is [string, string] => isId(entry[1]));
  return Object.fromEntries(ids);
}
