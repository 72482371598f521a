/** @typedef {{ id: string, name: string, handle: string, kind?: string }} Named */

/**
 * What to offer while somebody types a name after `@` at the end of the text.
 * @param {string} typed
 * @param {Named[]} people
 * @returns {{ text: string, shown: string, means: string }[]} `text` is the whole text once chosen
 */
export function suggestPeople(typed, people) {
  const match = /(^|\s)@([^@\n]*)$/u.exec(typed);
  if (match === null) return [];
  const wanted = (match[2] ?? '').toLocaleLowerCase();
  const before = typed.slice(0, typed.length - (match[2] ?? '').length);
  if (people.some(({ name }) => wanted === `${name} `.toLocaleLowerCase())) return [];
  return people
    .filter(({ name, handle }) => `${name} ${handle}`.toLocaleLowerCase().includes(wanted))
    .map(({ name, kind }) => ({ text: `${before}${name} `, shown: `@${name}`, means: kind ?? '' }));
}

/**
 * The text as Slack sends it to an app: `@Ada Okafor` or `@ada.okafor` becomes a mention, and
 * `&`, `<` and `>` become entities.
 * @param {string} typed
 * @param {Named[]} people
 * @returns {string}
 */
export function encodeMentions(typed, people) {
  const escaped = escapeText(typed);
  const names = people
    .flatMap(({ id, name, handle }) => [
      { called: escapeText(name), id, handle },
      { called: escapeText(handle), id, handle },
    ])
    .sort((one, other) => other.called.length - one.called.length);
  return escaped.replace(/(?<![\p{L}\p{N}])@.+?(?=@|$)/gmu, (part) => {
    const rest = part.slice(1);
    const found = names.find(({ called }) => isCalled(rest, called));
    if (found === undefined) return part;
    return `<@${found.id}|${found.handle}>${rest.slice(found.called.length)}`;
  });
}

/**
 * @param {string} text
 * @param {string} name
 */
function isCalled(text, name) {
  const start = text.slice(0, name.length).toLocaleLowerCase();
  return start === name.toLocaleLowerCase() && !/^[\p{L}\p{N}]/u.test(text.slice(name.length));
}

/** @param {string} text */
function escapeText(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
