/** The side of the page this is: Slack's is `/sandbox`, Teams' is `/sandbox/teams`. */
const base = location.pathname.startsWith('/sandbox/teams') ? '/sandbox/teams' : '/sandbox';

/**
 * @param {string} personId empty picks whoever the server proposes
 * @returns {Promise<any>} what this person sees
 */
export async function fetchState(personId) {
  const response = await fetch(`${base}/state?person=${encodeURIComponent(personId)}`);
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}.`);
  return response.json();
}

/**
 * @param {Record<string, unknown>} act
 * @returns {Promise<{ ok: boolean, error?: string, file?: { id: string, name: string } }>}
 */
export async function sendAct(act) {
  try {
    const response = await fetch(`${base}/act`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(act),
    });
    return await response.json();
  } catch {
    return { ok: false, error: 'The sandbox does not answer. Is `npm start` still running?' };
  }
}

/**
 * @param {File} file
 * @returns {Promise<string>} its bytes in base64
 */
export async function toBase64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(text);
}

/**
 * @param {{ onChange: () => void, onLost: (lost: boolean) => void }} listener
 */
export function listen({ onChange, onLost }) {
  const source = new EventSource(`${base}/events`);
  source.addEventListener('open', () => {
    onLost(false);
    onChange();
  });
  source.addEventListener('changed', () => onChange());
  source.addEventListener('error', () => onLost(true));
}
