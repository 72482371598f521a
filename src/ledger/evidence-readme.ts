/** The first page a stranger reads of the evidence, perhaps years from now. */

/** Plain English, 78 columns. `key` is the C2SP verifier key, `size` the entries of the ledger. */
export function composeReadme({
  key,
  size,
  at,
}: {
  key: string;
  size: number;
  at: string;
}): string {
  return `WHAT THIS IS

This folder proves what one employee answered when the company asked for
consent to send work text messages (SMS). It was made at ${at}
from a ledger of ${size} entries. It needs no network and no software of ours.

It holds this one person's data and nobody else's. Handle it as such.

WHAT TO READ

record.txt       The answers in plain words: for each consent the seven items
                 that CTIA's Messaging Principles and Best Practices list in
                 section 5.1.2, and the history.
notice-*.txt     The exact wording that was on the screen, letter by letter.

Here or one folder up, for whoever agreed: certificate-1.pdf, the agreement on
a page to print, and saw-1-request.png, saw-1-form.png, saw-1-receipt.png, what
the person saw; what-they-saw.txt tells what each picture is. They are drawn
from the files here, and so can anybody draw them again; they are not signed.

HOW TO CHECK IT, IN TWO INDEPENDENT WAYS

Each prints one line per check and ends with RESULT. Use either; if you want
to be sure, use both.

  1. With Node.js 18 or newer, in this folder:

       node verify.mjs '${key}'

  2. With Python 3.8 or newer and openssl 3, in this folder:

       python3 verify.py '${key}'

The long word is the public key of the company's ledger. Do not take it from
this file alone: ask the company for it, or look where it was published, and
compare. Without a key the checks run too and show the key they found.

WHAT THE CHECKS SHOW

- Every file named in manifest.txt is as the ledger's key signed it.
- Every entry is in the ledger whose size and root hash are signed in
  checkpoint.txt. The ledger is a Merkle tree as in RFC 6962 and RFC 9162:
  nothing in it can be changed, removed or moved without another root. An
  older or a newer checkpoint of the same ledger, for instance one that was
  sent to an administrator on that day, can be compared with it.
- Each personal value (name, number, account) is the one that was recorded:
  an entry holds only salted digests of them (RFC 9901), and evidence.json
  reveals this person's.
- The wording is the one that was shown: its SHA-256 is in the answer itself.

WHAT THEY CANNOT SHOW

That the company's clock was right, that the person at the account was the
person named, and that nothing was recorded after this folder was made. Ask
for a new one if you need today's state.

THE OTHER FILES

evidence.json    The entries (their exact bytes), proofs and disclosures.
checkpoint.txt   Size and root of the ledger, a signed note (C2SP).
manifest.txt     SHA-256 of every other file but pages and pictures, signed.
public-key.pem   The ledger's Ed25519 key.
verify.mjs, verify.py   The two checks, short enough to be read.
`;
}
