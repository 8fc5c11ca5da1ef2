import { readFileSync } from "node:fs";
import { readArtefact } from "../registry/artefact.ts";
import { type ServedModel, servedModel } from "../registry/modelArtefacts.ts";

/** A model stays in the thread until another takes its place: a handful, never all there were. */
const MOST_KEPT = 3;
const kept = new Map<string, LoadedModel>();

export interface LoadedModel {
  readonly served: ServedModel;
  /** By the number of a rated film: its place in the model. */
  readonly numbers: ReadonlyMap<number, number>;
  /** So many ratings has the last film of the most rated fifth. */
  readonly wellKnown: number;
}

/** Reads a model once and keeps it in this thread. @throws ArtefactDamaged */
export function loadedModel(file: string): LoadedModel {
  const known = kept.get(file);
  if (known) return known;
  const served = servedModel(readArtefact(readFileSync(file)));
  const numbers = new Map(Array.from(served.filmIds, (id, at) => [id, at]));
  const model = { served, numbers, wellKnown: served.kind === "ease_pair" ? wellKnownFrom(served.counts) : 0 };
  kept.set(file, model);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return model;
}

const WELL_KNOWN_SHARE = 0.2;

/** So many ratings has the last film of the most rated fifth. */
function wellKnownFrom(counts: Int32Array): number {
  const rated = counts.filter((count) => count > 0).sort();
  return rated[Math.floor(rated.length * (1 - WELL_KNOWN_SHARE))] ?? 0;
}
