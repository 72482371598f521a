/** One use of `/sms-consent`, and what may come of it. */
import type { ModalView } from '@slack/types';
import type { Reply } from '../reply-later.ts';
import type { ListenerPorts } from './listener-ports.ts';
import type { Who } from './who.ts';

export interface Call extends Who {
  /** What follows the subcommand. */
  readonly rest: string;
  /** The platform's id of this very command. */
  readonly id: string;
  readonly platformAt: string | null;
}

/** An answer to show, or a form to open. */
export type CommandAnswer = Reply | { readonly modal: () => Promise<ModalView> };

export type Subcommand = (ports: ListenerPorts, call: Call) => Promise<CommandAnswer>;
