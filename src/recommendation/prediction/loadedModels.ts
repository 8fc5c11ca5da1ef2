import { readFileSync } from "node:fs";
import { readArtefact } from "../registry/artefact.ts";
import { modelFromArtefact, type ServedModel } from "../registry/modelArtefacts.ts";

/** Models that a thread keeps at most; the one that was loaded first goes first. */
const MAX_LOADED = 3;
const LONG_TAIL_SHARE = 0.8;
const loaded = new Map<string, LoadedModel>();

export interface LoadedModel {
  readonly served: ServedModel;
  /** By the id of a rated film: its index in the model. */
  readonly indexOfFilm: ReadonlyMap<number, number>;
  /** Films with fewer ratings belong to the long tail: the four fifths of films that are rated least. */
  readonly longTailBelow: number;
}

/** Reads a model once and keeps it in this thread. @throws ArtefactDamaged */
export function loadModel(file: string): LoadedModel {
  const known = loaded.get(file);
  if (known) return known;
  const served = modelFromArtefact(readArtefact(readFileSync(file)));
  const indexOfFilm = new Map(Array.from(served.filmIds, (id, index) => [id, index]));
  const model = { served, indexOfFilm, longTailBelow: served.kind === "svd" ? 0 : longTailLimit(served.counts) };
  loaded.set(file, model);
  const [oldest] = loaded.keys();
  if (loaded.size > MAX_LOADED && oldest !== undefined) loaded.delete(oldest);
  return model;
}

/** How many ratings the least rated film of the most rated fifth has. */
function longTailLimit(counts: Int32Array): number {
  const rated = counts.filter((count) => count > 0).sort();
  return rated[Math.floor(rated.length * LONG_TAIL_SHARE)] ?? 0;
}
