/** A public page as a reviewer meets it: opened without login, read as words. */

/** Why a page could not be read; each is a sentence in `pages-check.ts`. */
export type UnreadReason =
  | 'not_https'
  | 'private_address'
  | 'unknown_host'
  | 'no_connection'
  | 'certificate'
  | 'too_slow'
  | 'too_large'
  | 'too_many_redirects'
  | 'status'
  | 'not_a_page'
  | 'no_words';

export type PageRead =
  | {
      readonly kind: 'read';
      /** Where the page was found in the end. */
      readonly url: string;
      readonly text: string;
    }
  | {
      readonly kind: 'unread';
      readonly reason: UnreadReason;
      /** HTTP status, when the reason is `status`. */
      readonly status: number | null;
    };

/** The public web. Opens only https addresses that anybody can reach; never throws for a page's sake. */
export interface Website {
  read(url: string): Promise<PageRead>;
}
