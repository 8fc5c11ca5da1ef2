const MAX_HELD_OUT = 5;
/** Of a member of the household, whose ratings have the last word: a few more, so that their mean says something. */
const MAX_HELD_OUT_OF_MEMBER = 20;
const HELD_OUT_SHARE = 1 / 4;

/** How many of a person's newest ratings are held out of a training: a quarter, up to a limit. */
export function heldOutCount(ratings: number, isMember: boolean): number {
  return Math.min(isMember ? MAX_HELD_OUT_OF_MEMBER : MAX_HELD_OUT, Math.floor(ratings * HELD_OUT_SHARE));
}
