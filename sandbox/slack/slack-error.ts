/**
 * A refusal as Slack words it: `{ok: false, error: code}` with HTTP 200.
 * @see https://docs.slack.dev/reference/methods each method's table of errors
 */
export class SlackError extends Error {
  readonly code: string;
  readonly fields: Readonly<Record<string, unknown>>;

  /** `fields` go into the answer beside `error`, e.g. `needed` and `provided` of `missing_scope`. */
  constructor(code: string, fields: Readonly<Record<string, unknown>> = {}) {
    super(`Slack refuses: ${code}`);
    this.code = code;
    this.fields = fields;
  }
}

/** A refusal with reasons, worded and placed as Slack does (`[ERROR] … [json-pointer:/…]`). */
export function refusalWithReasons(code: string, reasons: readonly string[]): SlackError {
  return new SlackError(code, {
    ...(code === 'invalid_blocks' ? { errors: reasons } : {}),
    response_metadata: { messages: reasons.map((reason) => `[ERROR] ${reason}`) },
  });
}
