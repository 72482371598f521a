/** True when two hosts are one site: the same, or one a part of the other. */
export const sameSite = (one: string | null, other: string | null): boolean =>
  one !== null &&
  other !== null &&
  (one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`));
