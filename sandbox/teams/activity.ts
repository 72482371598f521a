/** An activity of the Bot Framework as JSON: field names and values, unchecked. */
export type Activity = Record<string, unknown>;
