/** Draws Adaptive Cards with Microsoft's own renderer, as Teams does. */

/** @type {any} */
const library = Reflect.get(globalThis, 'AdaptiveCards');
/** @type {any} */
const markdown = Reflect.get(globalThis, 'markdownit')({ html: false, linkify: false });

library.AdaptiveCard.onProcessMarkdown = (
  /** @type {string} */ text,
  /** @type {{ outputHtml?: string, didProcess: boolean }} */ result,
) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

/** Sizes and colours of Teams' light theme. */
const HOST = {
  fontFamily: 'inherit',
  spacing: { small: 4, default: 8, medium: 16, large: 24, extraLarge: 32, padding: 12 },
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  containerStyles: {
    default: {
      backgroundColor: '#FFFFFF',
      foregroundColors: {
        default: { default: '#242424', subtle: '#616161' },
        accent: { default: '#5B5FC7', subtle: '#5B5FC7' },
        good: { default: '#0B6A0B', subtle: '#0B6A0B' },
        warning: { default: '#8A3707', subtle: '#8A3707' },
        attention: { default: '#B10E1C', subtle: '#B10E1C' },
      },
    },
    emphasis: { backgroundColor: '#F5F5F5' },
  },
  inputs: {
    label: { requiredInputs: { suffix: ' *' }, optionalInputs: {} },
    errorMessage: { color: 'attention', size: 'small' },
  },
  actions: {
    maxActions: 6,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 8, style: 'default' },
  },
};

/**
 * @typedef {object} Pressed
 * @property {number} action which action of the card, from 0
 * @property {Record<string, string>} values what stands in the inputs
 */

/**
 * @param {any} content the card, its actions labelled `press-<n>`
 * @param {Record<string, string>} entered what was entered before
 * @param {(pressed: Pressed) => void} onPress
 * @returns {HTMLElement}
 */
export function drawCard(content, entered, onPress) {
  const card = new library.AdaptiveCard();
  card.hostConfig = new library.HostConfig(HOST);
  card.onExecuteAction = (/** @type {any} */ action) => {
    if (action.url !== undefined) {
      window.open(action.url, '_blank', 'noopener,noreferrer');
      return;
    }
    onPress({ action: Number(String(action.id).replace('press-', '')), values: valuesOf(card) });
  };
  card.parse(withEntered(content, entered));
  const drawn = card.render() ?? document.createElement('p');
  drawn.classList.add('card');
  return drawn;
}

/** @param {any} card */
function valuesOf(card) {
  /** @type {[string, string][]} */
  const values = card
    .getAllInputs(true)
    .map((/** @type {any} */ input) => [input.id, String(input.value ?? '')]);
  return Object.fromEntries(values);
}

/**
 * A copy in which inputs hold what was entered.
 * @param {any} content
 * @param {Record<string, string>} entered
 * @returns {any}
 */
function withEntered(content, entered) {
  return JSON.parse(JSON.stringify(content), (_key, value) =>
    String(value?.type).startsWith('Input.') && entered[value.id] !== undefined
      ? { ...value, value: entered[value.id] }
      : value,
  );
}
