/** The rules of consent in their simplest form: what a person's acts in a row must lead to. */

export type Act =
  | { readonly kind: 'agree'; readonly who: number; readonly phone: number }
  | { readonly kind: 'decline' | 'withdraw'; readonly who: number }
  /** The same act again, as it was, however late. */
  | { readonly kind: 'again'; readonly which: number };

export type OwnAct = Exclude<Act, { kind: 'again' }>;

/** An act as it was made: its id and the platform's time of it. */
export interface MadeAct {
  readonly act: OwnAct;
  readonly actId: string;
  readonly atMs: number;
}

interface Standing {
  status: 'unknown' | 'given' | 'held' | 'refused' | 'withdrawn';
  phone: number | null;
  withdrawnAtMs: number;
}

export interface ConsentModel {
  readonly people: readonly Standing[];
  /** How many of the acts made an entry of their own. */
  entries(): number;
  perform(made: MadeAct): void;
  mayText(phone: number): boolean;
}

export function consentModel(size: number): ConsentModel {
  const recorded = new Set<string>();
  const people: Standing[] = Array.from({ length: size }, () => ({
    status: 'unknown',
    phone: null,
    withdrawnAtMs: 0,
  }));
  const stands = ({ status }: Standing) => status === 'given' || status === 'held';
  const claimants = (phone: number | null) =>
    people.filter((person) => phone !== null && person.phone === phone && stands(person));
  /** Two who name one number are both on hold; one alone is not. */
  const settle = (phone: number | null) => {
    const all = claimants(phone);
    for (const person of all) person.status = all.length > 1 ? 'held' : 'given';
  };

  const apply = {
    agree: (person: Standing, { act, atMs }: MadeAct) => {
      const phone = act.kind === 'agree' ? act.phone : null;
      if (stands(person) && person.phone === phone) return false;
      if (person.status === 'withdrawn' && atMs < person.withdrawnAtMs) return false;
      const left = person.phone;
      Object.assign(person, { status: 'given', phone });
      settle(phone);
      settle(left);
      return true;
    },
    decline: (person: Standing) => {
      if (person.status !== 'unknown') return false;
      person.status = 'refused';
      return true;
    },
    withdraw: (person: Standing, { atMs }: MadeAct) => {
      if (!stands(person)) return false;
      const left = person.phone;
      Object.assign(person, { status: 'withdrawn', withdrawnAtMs: atMs });
      settle(left);
      return true;
    },
  };

  return {
    people,
    entries: () => recorded.size,
    perform: (made) => {
      const person = people[made.act.who];
      if (person === undefined || recorded.has(made.actId)) return;
      if (apply[made.act.kind](person, made)) recorded.add(made.actId);
    },
    mayText: (phone) => {
      const all = claimants(phone);
      return all.length === 1 && all[0]?.status === 'given';
    },
  };
}
