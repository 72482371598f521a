/** `rollcall summary`: the registration, for people to copy or as the body of the provider's call. */
import { InvalidInputError } from '../errors.ts';
import type { Provider } from '../registration/campaign.ts';
import { readProvider } from '../registration/provider-words.ts';
import { PROFILES } from '../registration/providers/profiles.ts';
import { renderMarkdown, renderPlain } from '../registration/render.ts';
import type { Summary } from '../registration/summarize.ts';
import { tellVerdict } from '../wording/tell-to-fill.ts';
import {
  type Command,
  type Desk,
  OPERATOR,
  type Options,
  type Outcome,
  option,
} from './outcome.ts';
import { SUMMARY_FORMATS, summaryFile } from './summary-files.ts';

export const EMBEDDED_CAVEAT =
  'These records are in the embedded store, meant for trying out and small pilots: it survives a crash of the program but not a power loss. Keep evidence in Postgres; `rollcall copy --to` moves it.';

export const summary: Command = async ({ service, config, storeKind, drawing }, options) => {
  const wanted =
    option(options, 'provider') ??
    (await service.overview(OPERATOR)).campaign?.definition.provider ??
    'portable';
  const order = { provider: readProvider(wanted), checkPages: options.checkPages === true };
  if (options.format !== undefined) return writeFile({ service, drawing }, order, options);
  refuseFileOptions(options);
  const document = await service.summarize(OPERATOR, order);
  const code = document.ready ? 0 : 1;
  if (options.payload !== undefined) return { ...payloadOf(document, options), code };
  const text = options.markdown === true ? renderMarkdown(document) : renderPlain(document);
  const store = storeKind === 'embedded' ? `\n\n${EMBEDDED_CAVEAT}` : '';
  return {
    code,
    json: { ...document, baseUrl: config.baseUrl, store: storeKind },
    text: text + store,
  };
};

/** `--format pdf` and its like: everything in one file, and the verdict for whoever typed it. */
async function writeFile(
  { service, drawing }: Pick<Desk, 'service' | 'drawing'>,
  order: { provider: Provider; checkPages: boolean },
  options: Options,
): Promise<Outcome> {
  const format = SUMMARY_FORMATS.find((each) => each === options.format);
  if (format === undefined)
    throw new InvalidInputError('format', `format must be one of ${SUMMARY_FORMATS.join(', ')}.`);
  if (options.fullNumbers === true && format !== 'xlsx') {
    throw new InvalidInputError(
      'full-numbers',
      'Only an Excel file lists people’s numbers: use --format xlsx, or leave --full-numbers out.',
    );
  }
  const numbers = options.fullNumbers === true ? 'whole' : 'masked';
  const answers = format === 'xlsx' ? ({ answers: numbers } as const) : {};
  const report = await service.report(OPERATOR, { ...order, ...answers });
  const { ready, blockers, provider } = report.summary;
  const path = option(options, 'out') ?? `registration-summary-${provider}.${format}`;
  const bytes = await summaryFile(drawing, report, format);
  return {
    code: ready ? 0 : 1,
    json: { file: path, format, provider, ready, blockers, size: report.size },
    text: [
      `The summary is in ${path}, as of entry ${report.size}.`,
      tellVerdict(report.summary),
      ...(ready ? [] : [`Settle first: ${blockers.join(' ')}`]),
    ].join('\n'),
    files: [{ path, base64: Buffer.from(bytes).toString('base64') }],
  };
}

/** Better than to ignore them: the file would be missed, or thought to hold what it does not. */
function refuseFileOptions({ out, fullNumbers }: Options): void {
  if (out !== undefined) {
    throw new InvalidInputError(
      'out',
      `--out names a file: say which kind with --format (${SUMMARY_FORMATS.join(', ')}).`,
    );
  }
  if (fullNumbers === true) {
    throw new InvalidInputError(
      'full-numbers',
      'Only an Excel file lists people’s numbers: add --format xlsx, or leave --full-numbers out.',
    );
  }
}

/** The body alone, so that it can be piped into the call; the call itself stands in `--json`. */
function payloadOf({ provider, form }: Summary, options: Options): Pick<Outcome, 'json' | 'text'> {
  const part = options.payload === true ? 'campaign' : String(options.payload);
  if (part !== 'campaign' && part !== 'brand') {
    throw new InvalidInputError('payload', 'payload must be campaign or brand.');
  }
  const payload = part === 'brand' ? form.brandPayload : form.payload;
  if (payload === null) {
    throw new InvalidInputError(
      'payload',
      `${form.label} has no public call for the ${part}: copy the fields into its form. ${form.place}`,
    );
  }
  const brandId = option(options, 'brandId');
  const body = JSON.stringify(payload.body, null, 2);
  const text =
    brandId === null
      ? body
      : body.replaceAll('FILL_IN_BRAND_ID', checkedBrandId(provider, brandId));
  return { text, json: { provider, call: payload.call, body: JSON.parse(text) } };
}

function checkedBrandId(provider: Summary['provider'], brandId: string): string {
  const { brandId: wanted, label } = PROFILES[provider];
  if (wanted === null || wanted.shape.test(brandId)) return brandId.replace(/[^\w-]/g, '');
  throw new InvalidInputError(
    'brand-id',
    `This is not a brand id of ${label}: it looks like ${wanted.example}.`,
  );
}
