/** Requests that Slack would never send, made from ones it did send. */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import type { Delivery } from '../../sandbox/slack/inbound.ts';

/** How a request is signed; only `right` is what Slack would do. */
const SIGNINGS = [
  'right',
  'right',
  'of_the_original',
  'other_secret',
  'too_old',
  'from_the_future',
  'garbage',
  'none',
] as const;
type Signing = (typeof SIGNINGS)[number];

export interface BadRequest {
  readonly kind: string;
  readonly what: string;
  readonly method: string;
  readonly signing: Signing;
  readonly body: Uint8Array;
  readonly contentType: string;
  /** The body is the original's, byte for byte. */
  readonly untouched: boolean;
  readonly original: Delivery;
}

interface Changed {
  readonly what: string;
  readonly body: string | Uint8Array;
}

/** Values nobody should find where an id, a text, a list or an object belongs. */
const GARBAGE: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...['', ' ', '0', 'null', 'constructor', '__proto__', '<!channel>', "' or 1=1 --"],
    ...['\u0000', '\ud800', '\u202e', 'x'.repeat(3_000), '../../etc/passwd', '=1+1'],
    ...[null, 0, -1, 1e308, true, false, [], {}, [[]], [null], { toString: 'x' }],
    ...['USLACKBOT', 'U0ROLLCALL', 'U0NOBODY00', 'T0OTHER000', 'A0OTHER000'],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** A request made of one of these, and how it is signed. */
export function badRequests(originals: readonly Delivery[]): fc.Arbitrary<BadRequest> {
  return fc.constantFrom(...originals).chain((original) =>
    fc
      .record({
        changed: change(original),
        signing: fc.constantFrom(...SIGNINGS),
        method: often('POST', fc.constantFrom('PUT', 'DELETE', 'PATCH')),
        contentType: often(
          original.headers['content-type'] ?? '',
          fc.constantFrom('text/plain', 'application/json', 'multipart/form-data', 'x', ''),
        ),
      })
      .map(({ changed, ...rest }) => {
        const body = Buffer.from(changed.body);
        const untouched = body.equals(Buffer.from(original.body));
        return { kind: original.kind, what: changed.what, ...rest, body, untouched, original };
      }),
  );
}

const often = <T>(usual: T, seldom: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: seldom });

function change({ body }: Delivery): fc.Arbitrary<Changed> {
  const place = fc.nat({ max: body.length });
  return fc.oneof(
    { weight: 8, arbitrary: inside(body) },
    { weight: 1, arbitrary: fc.constant({ what: 'nothing', body }) },
    { weight: 2, arbitrary: place.map((at) => ({ what: 'cut', body: body.slice(0, at) })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(place, fc.constantFrom('%', '&', '=', '"', '{', '\u0000', '&payload='))
        .map(([at, extra]) => ({
          what: 'inserted',
          body: body.slice(0, at) + extra + body.slice(at),
        })),
    },
    { weight: 1, arbitrary: fc.uint8Array().map((raw) => ({ what: 'bytes', body: raw })) },
    {
      weight: 1,
      arbitrary: fc.json({ maxDepth: 3 }).map((json) => ({ what: 'other JSON', body: json })),
    },
  );
}

/** Something inside the payload is replaced, taken away or added. */
function inside(body: string): fc.Arbitrary<Changed> {
  const { value, write } = opened(body);
  const paths = pathsOf(value);
  return fc
    .tuple(fc.nat({ max: paths.length - 1 }), fc.nat({ max: 3 }), GARBAGE)
    .map(([index, how, garbage]) => {
      const path = paths[index] ?? [];
      const copy = structuredClone(value);
      const key = path.at(-1) ?? '';
      const holder = path.slice(0, -1).reduce<unknown>((node, step) => childOf(node, step), copy);
      const at = holder as Record<string, unknown>;
      if (how === 0) delete at[key];
      else if (how === 1) at[`${key}_more`] = garbage;
      else at[key] = garbage;
      const did = ['took away', 'added beside', 'replaced', 'replaced'][how];
      return { what: `${did} ${path.join('.')}`, body: write(copy) };
    });
}

/** The JSON of an event, the JSON in a form's payload, or a form's fields. */
function opened(body: string): { value: object; write: (changed: object) => string } {
  if (body.startsWith('{')) return { value: JSON.parse(body) as object, write: JSON.stringify };
  const fields = new URLSearchParams(body);
  const payload = fields.get('payload');
  if (payload !== null) {
    return {
      value: JSON.parse(payload) as object,
      write: (changed) => new URLSearchParams({ payload: JSON.stringify(changed) }).toString(),
    };
  }
  return {
    value: Object.fromEntries(fields),
    write: (changed) =>
      new URLSearchParams(
        Object.entries(changed).map(([key, value]) => [key, textOf(value)] as [string, string]),
      ).toString(),
  };
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

function pathsOf(node: unknown, before: readonly string[] = []): string[][] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, child]) => {
    const path = [...before, key];
    return [path, ...pathsOf(child, path)];
  });
}

const childOf = (node: unknown, step: string): unknown => (node as Record<string, unknown>)[step];

/** The headers this request goes out with. */
export function headersOf(
  request: BadRequest,
  { secret, nowMs }: { secret: string; nowMs: number },
): Record<string, string> {
  const { signing, contentType, original } = request;
  const type: Record<string, string> = contentType === '' ? {} : { 'content-type': contentType };
  const second = Math.floor(nowMs / 1_000);
  const signed = (timestamp: number, by: string) => ({
    ...type,
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': `v0=${createHmac('sha256', by)
      .update(`v0:${timestamp}:`)
      .update(request.body)
      .digest('hex')}`,
  });
  switch (signing) {
    case 'right':
      return signed(second, secret);
    case 'other_secret':
      return signed(second, '0'.repeat(32));
    case 'too_old':
      return signed(second - 400, secret);
    case 'from_the_future':
      return signed(second + 400, secret);
    case 'garbage':
      return { ...signed(second, secret), 'x-slack-signature': `v0=${'f'.repeat(64)}` };
    case 'none':
      return type;
    case 'of_the_original':
      return { ...original.headers, ...type };
  }
}
