/** Sends letters through the company's own mail server, each once. */
import { createTransport } from 'nodemailer';
import { type MailTrouble, stopsEverything, troubleOf } from './errors.ts';

export interface Letter {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export type Posted =
  | { readonly kind: 'sent' }
  | { readonly kind: 'failed'; readonly reason: MailTrouble };

export interface MailOptions {
  /** `smtps://user:password@host`; `smtp://` must offer encryption unless it is this very machine. */
  readonly smtpUrl: string;
  readonly from: { readonly name: string; readonly address: string };
}

export interface Mail {
  /** One letter after the other, never twice; what became of each, in order. */
  send(letters: readonly Letter[]): Promise<readonly Posted[]>;
  close(): void;
}

const PATIENCE_MS = 15_000;
/** Exactly one plain address: a list or a comment in it would send the link to somebody else. */
const ADDRESS = /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,255}$/u;
const THIS_MACHINE = /^(localhost|127(\.\d+){3}|\[::1\])$/u;

/** No pool: nodemailer's puts a letter back in its queue by itself when a connection breaks, and it may arrive twice. */
export function openMail({ smtpUrl, from }: MailOptions): Mail {
  const transport = createTransport({
    url: smtpUrl,
    requireTLS: needsEncryption(smtpUrl),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const post = async (letter: Letter): Promise<Posted> => {
    if (!ADDRESS.test(letter.to.address)) return { kind: 'failed', reason: 'no_address' };
    try {
      await transport.sendMail({
        ...letter,
        from,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { kind: 'sent' };
    } catch (error) {
      return { kind: 'failed', reason: troubleOf(error) };
    }
  };
  return {
    async send(letters) {
      const posted: Posted[] = [];
      for (const letter of letters) {
        const last = posted.at(-1);
        const over = last?.kind === 'failed' && stopsEverything(last.reason);
        posted.push(over ? { kind: 'failed', reason: last.reason } : await post(letter));
      }
      return posted;
    },
    close: () => transport.close(),
  };
}

/** A link is as good as a signature, so it does not cross the network in the clear; `?requireTLS=false` takes the blame. */
function needsEncryption(smtpUrl: string): boolean {
  const { hostname, searchParams } = new URL(smtpUrl);
  return !THIS_MACHINE.test(hostname) && searchParams.get('requireTLS') !== 'false';
}
