/** Rules that each befall a number of things and are then used up. */
export interface Scripted<Rule> {
  readonly script: (rule: Rule) => void;
  /** The first rule with this guard that fits; once fewer of it is left. */
  readonly use: <Kind extends Rule>(fits: (rule: Rule) => rule is Kind) => Kind | undefined;
  /** Forgets every rule that was not used up. */
  readonly clear: () => void;
}

/** A list of rules, tried in the order in which they were given; each befalls `times` (1) things. */
export function createScripted<Rule extends { readonly times?: number }>(
  rules: readonly Rule[],
): Scripted<Rule> {
  const left: { rule: Rule; times: number }[] = [];
  const script = (rule: Rule) => {
    left.push({ rule, times: rule.times ?? 1 });
  };
  for (const rule of rules) script(rule);
  return {
    script,
    use: (fits) => {
      for (const one of left) {
        if (one.times <= 0 || !fits(one.rule)) continue;
        one.times -= 1;
        return one.rule;
      }
      return undefined;
    },
    clear: () => {
      left.length = 0;
    },
  };
}
