import type { RatingSet } from "../ratings/ratingSet.ts";
import { sortedKeys } from "../ratings/rowKeys.ts";
import type { ArtefactContent } from "./artefact.ts";

const LEARNT_KEYS = "learntKeys";

/** Adds the keys of the ratings that a model learnt from: a later comparison can tell which ratings are new to it. */
export function withLearntKeys({ meta, arrays }: ArtefactContent, ratings: RatingSet): ArtefactContent {
  return { meta, arrays: { ...arrays, [LEARNT_KEYS]: sortedKeys(ratings) } };
}

/** The keys belong to one library: elsewhere they mean nothing, and they would tell which films a person rated. */
export function withoutLearntKeys(arrays: ArtefactContent["arrays"]): ArtefactContent["arrays"] {
  return Object.fromEntries(Object.entries(arrays).filter(([name]) => name !== LEARNT_KEYS));
}

/** The keys of the ratings that an artefact learnt from, ascending; null for one of version 0.1 or from elsewhere. */
export function learntKeys({ arrays }: ArtefactContent): Int32Array | null {
  const keys = arrays[LEARNT_KEYS];
  return keys instanceof Int32Array ? keys : null;
}
