/** What a person reads who asks for their own record. */
import type { Button } from './page.ts';

export const recordButton: Button = {
  label: 'Download my record',
  act: 'record.download',
  id: null,
};

export const RECORD_COMES = 'Your record is on its way: it will be in this chat in a moment.';

export const RECORD_HERE =
  'This is your own record: what you were asked, what you answered and when, the exact wording, and the proof. Start with record.txt in the folder evidence. It holds your number, so keep it to yourself.';

export const NO_RECORD = 'Nothing is on record about you, so there is nothing to download.';
