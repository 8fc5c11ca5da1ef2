import type { FilmCandidate } from "../../providers/index.ts";
import type { Evidence } from "./scoredCandidate.ts";

/** What was probed of the file, as far as it is known. */
export interface FileFacts {
  /** Of the whole film: the sum of its parts. */
  readonly durationSeconds?: number;
}

const TOLERANCE = { share: 0.05, minutes: 4 } as const;
/** PAL copies run at 25 pictures a second instead of 24. */
const PAL_SPEED_UP = 24 / 25;
const BONUS = 0.06;
const PENALTY = 0.12;
/** For a moderate difference, perhaps an extended cut: enough to separate two films of one title, not to refuse a match. */
const OTHER_CUT_PENALTY = 0.05;
/** Shares of the film's running time outside of which no cut of it lies: a short of that name, or a whole series. */
const SHORTEST_CUT = 0.6;
const LONGEST_CUT = 1.8;

/** For: within 5 % or 4 minutes, at cinema or PAL speed. Longer cuts exist, so only a large difference counts against. */
export function runtimeEvidence({ durationSeconds }: FileFacts, { runtimeMinutes }: FilmCandidate): Evidence | null {
  if (!durationSeconds || !runtimeMinutes) return null;
  const minutes = durationSeconds / 60;
  const tolerance = Math.max(TOLERANCE.minutes, runtimeMinutes * TOLERANCE.share);
  const distance = Math.min(Math.abs(minutes - runtimeMinutes), Math.abs(minutes - runtimeMinutes * PAL_SPEED_UP));
  const about = { feature: "runtime", value: runtimeMinutes, said: Math.round(minutes) } as const;
  if (distance <= tolerance) return { ...about, weight: BONUS };
  return { ...about, weight: distance > 4 * tolerance ? -PENALTY : -OTHER_CUT_PENALTY };
}

/** Whether no cut of the film can be this file. One part of several says nothing. */
export function isOtherFilmByRuntime(
  { durationSeconds }: FileFacts,
  { runtimeMinutes }: FilmCandidate,
  isPart: boolean,
): boolean {
  if (!durationSeconds || !runtimeMinutes || isPart) return false;
  const share = durationSeconds / 60 / runtimeMinutes;
  return share < SHORTEST_CUT || share > LONGEST_CUT;
}
