import { isRecord } from '../record.ts';
import type { Hands } from '../teams/hands.ts';
import type { AppAnswer } from '../teams/inbound.ts';
import { type Place, placesOf } from '../teams/places.ts';
import { allActions } from './label-actions.ts';
import type { ActAnswer } from './page-act.ts';
import { type PageTeams, teamsPageState } from './teams-state.ts';

/** One thing a person does on the page, with whose hands. */
interface Act {
  readonly teams: PageTeams;
  readonly hands: Hands;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Does with the hands of `body.person` what `body.kind` says. Never throws for a bad body. */
export async function performTeamsAct(
  teams: PageTeams,
  body: Readonly<Record<string, unknown>>,
): Promise<ActAnswer> {
  const id = text(body, 'person');
  const { me, mayAct, whyNot } = teamsPageState(teams, id);
  if (me.id !== id) return refuse('There is no such person in the sandbox.');
  const kind = text(body, 'kind');
  if (!mayAct && !['install', 'unblock'].includes(kind)) return refuse(whyNot);
  const act = ACTS[kind];
  if (act === undefined) return refuse('The page asked for something the sandbox does not know.');
  return act({ teams, hands: teams.person(id), body });
}

const ACTS: Record<string, (act: Act) => Promise<ActAnswer>> = {
  write: async ({ hands, body }) => {
    const conversation = text(body, 'conversation');
    const where = conversation === 'chat' ? {} : { conversation };
    return answered(await hands.writes(text(body, 'text'), where));
  },
  press,
  close: async ({ hands }) => {
    hands.closes();
    return DONE;
  },
  accept: async ({ hands }) => answered(await hands.acceptsFile()),
  decline: async ({ hands }) => answered(await hands.declinesFile()),
  install: async ({ hands }) => answered(await hands.installs()),
  uninstall: async ({ hands }) => answered(await hands.uninstalls()),
  block: async ({ hands }) => {
    hands.blocks();
    return DONE;
  },
  unblock: async ({ hands }) => {
    hands.unblocks();
    return DONE;
  },
};

const DONE: ActAnswer = { ok: true };

const FAILURES: Record<string, string> = {
  app_timeout: 'The app did not answer in time.',
  app_unreachable: 'The app did not answer as it should. Is it still running?',
  input_invalid: 'Please correct the marked fields.',
};

/** `body.card` and `body.action` count from 0; `body.values` holds the inputs by id. */
async function press({ teams, hands, body }: Act): Promise<ActAnswer> {
  const place = placeOf(teams, hands, body);
  const placed = place && allActions(place.card, hands.person)[Number(body.action)];
  if (place === undefined || placed === undefined)
    return refuse('This is no longer on the screen.');
  for (const [id, value] of Object.entries(isRecord(body.values) ? body.values : {}))
    place.entries.values.set(id, String(value));
  return answered(await hands.presses({ place, ...placed }));
}

/** The card meant by `body.on` (a message id or `dialog`) on this person's screen. */
function placeOf(
  { tenant }: PageTeams,
  { person }: Hands,
  body: Readonly<Record<string, unknown>>,
): Place | undefined {
  const places = placesOf(tenant, person);
  if (body.on === 'dialog') return places.find((one) => one.message === undefined);
  return places.filter((one) => one.message?.id === body.on)[Number(body.card ?? 0)];
}

function answered({ failure }: AppAnswer): ActAnswer {
  return failure === undefined ? DONE : refuse(FAILURES[failure] ?? failure);
}

function refuse(error: string): ActAnswer {
  return { ok: false, error };
}

function text(body: Readonly<Record<string, unknown>>, field: string): string {
  const value = body[field];
  return typeof value === 'string' ? value : '';
}
