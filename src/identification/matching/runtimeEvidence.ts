import type { FilmCandidate } from "../../providers/index.ts";
import type { Evidence } from "./scoredCandidate.ts";

/** The known probed properties of the file. */
export interface FileFacts {
  /** Duration of the whole film: the sum of its parts. */
  readonly durationSeconds?: number;
}

const TOLERANCE = { share: 0.05, minutes: 4 } as const;
/** PAL copies run at 25 frames a second instead of 24. */
const PAL_SPEED_UP = 24 / 25;
const BONUS = 0.06;
const PENALTY = 0.12;
/**
 * Weight of a moderate difference, perhaps an extended cut: it separates two films with one title but does not reject
 * a match.
 */
const OTHER_CUT_PENALTY = 0.05;
/**
 * Without a year, or with the one before or after, the film may be a namesake: another running time leaves the choice
 * to a person.
 */
const UNDATED_PENALTY = 0.1;
/** Outside these shares of the film's runtime the file is no cut of it, but for example a short or a whole series. */
const SHORTEST_CUT = 0.6;
const LONGEST_CUT = 1.8;

/**
 * Supports the film within 5 % or 4 minutes, at cinema or PAL speed. Longer cuts exist, so only a large difference
 * contradicts it.
 * @param isDated whether the name states the year of the film
 */
export function runtimeEvidence(
  { durationSeconds }: FileFacts,
  { runtimeMinutes }: FilmCandidate,
  isDated: boolean,
): Evidence | null {
  if (!durationSeconds || !runtimeMinutes) return null;
  const minutes = durationSeconds / 60;
  const tolerance = Math.max(TOLERANCE.minutes, runtimeMinutes * TOLERANCE.share);
  const distance = Math.min(Math.abs(minutes - runtimeMinutes), Math.abs(minutes - runtimeMinutes * PAL_SPEED_UP));
  const about = { feature: "runtime", value: runtimeMinutes, said: Math.round(minutes) } as const;
  if (distance <= tolerance) return { ...about, weight: BONUS };
  const otherCut = isDated ? OTHER_CUT_PENALTY : UNDATED_PENALTY;
  return { ...about, weight: distance > 4 * tolerance ? -PENALTY : -otherCut };
}

/** Whether the file's duration fits no cut of the film. A single part of several is not evidence. */
export function isOtherFilmByRuntime(
  { durationSeconds }: FileFacts,
  { runtimeMinutes }: FilmCandidate,
  isPart: boolean,
): boolean {
  if (!durationSeconds || !runtimeMinutes || isPart) return false;
  const share = durationSeconds / 60 / runtimeMinutes;
  return share < SHORTEST_CUT || share > LONGEST_CUT;
}
