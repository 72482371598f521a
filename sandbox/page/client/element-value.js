/**
 * Elements that keep a value, with the key Slack gives it in `state.values`.
 * @type {Record<string, { key: string, many?: boolean, option?: boolean, initial?: string }>}
 */
const FIELDS = {
  plain_text_input: { key: 'value', initial: 'initial_value' },
  email_text_input: { key: 'value', initial: 'initial_value' },
  url_text_input: { key: 'value', initial: 'initial_value' },
  number_input: { key: 'value', initial: 'initial_value' },
  datepicker: { key: 'selected_date', initial: 'initial_date' },
  timepicker: { key: 'selected_time', initial: 'initial_time' },
  static_select: { key: 'selected_option', option: true, initial: 'initial_option' },
  radio_buttons: { key: 'selected_option', option: true, initial: 'initial_option' },
  users_select: { key: 'selected_user', initial: 'initial_user' },
  channels_select: { key: 'selected_channel', initial: 'initial_channel' },
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation' },
  checkboxes: { key: 'selected_options', option: true, many: true, initial: 'initial_options' },
  multi_static_select: {
    key: 'selected_options',
    option: true,
    many: true,
    initial: 'initial_options',
  },
  multi_users_select: { key: 'selected_users', many: true, initial: 'initial_users' },
  multi_channels_select: { key: 'selected_channels', many: true, initial: 'initial_channels' },
  multi_conversations_select: {
    key: 'selected_conversations',
    many: true,
    initial: 'initial_conversations',
  },
  file_input: { key: 'files', many: true },
};

/**
 * A Block Kit element; only the parts this page reads.
 * @typedef {Record<string, any> & { type: string, action_id?: string }} Element
 */

/**
 * @param {Element} element
 * @returns {boolean} whether the element has an entry in `state.values`
 */
export function keepsValue(element) {
  return FIELDS[element.type] !== undefined;
}

/**
 * @param {Element} element
 * @returns {any[]} every option, of the groups too
 */
export function allOptions(element) {
  const groups = element.option_groups ?? [];
  return [
    ...(element.options ?? []),
    ...groups.flatMap((/** @type {any} */ group) => group.options ?? []),
  ];
}

/**
 * @param {any} value an id, a text, an option object or a file object
 * @returns {string}
 */
function asText(value) {
  return typeof value === 'object' && value !== null
    ? String(value.value ?? value.id ?? '')
    : String(value);
}

/**
 * What the element shows: what the person chose before, else what the app preset.
 * @param {Element} element
 * @param {Record<string, any> | undefined} kept the element's entry of `state.values`
 * @returns {string[]} texts, ids or option values; empty when nothing is chosen
 */
export function shownValues(element, kept) {
  const field = FIELDS[element.type];
  if (field === undefined) return [];
  const value = kept === undefined ? element[field.initial ?? ''] : kept[field.key];
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(asText);
}

/**
 * One entry of `state.values`, exactly as Slack writes it.
 * @param {Element} element
 * @param {string[]} chosen texts, ids, file ids or option values
 * @returns {Record<string, any>}
 */
export function stateEntry(element, chosen) {
  const field = FIELDS[element.type];
  if (field === undefined) return { type: element.type };
  const options = allOptions(element);
  const values = chosen.map((value) => {
    if (field.option) return options.find((option) => option.value === value);
    return element.type === 'file_input' ? { id: value } : value;
  });
  const known = values.filter((value) => value !== undefined && value !== '');
  return { type: element.type, [field.key]: field.many ? known : (known[0] ?? null) };
}
