import type { ModelRole } from "../registry/versionRecords.ts";
import type { GateVerdict } from "./promotionGate.ts";

/** A model of a comparison. */
export interface Contender {
  /**
   * `candidate`: the recipe that the selection chose. `serving`: the artefact in use. `same_recipe`: the recipe in use,
   * fitted to the same ratings as the candidate. `baseline`: what a model has to beat.
   */
  readonly name: "candidate" | "serving" | "same_recipe" | "baseline";
  /** Its name in the catalogue of models. */
  readonly kind: string;
  /** Of the artefact in use. */
  readonly version: number | null;
  /** RMSE in stars, or NDCG@10; null where it could not be compared. */
  readonly figure: number | null;
}

/** What was compared for a role, on which ratings, with which result. */
export interface Comparison {
  readonly role: ModelRole;
  /** Held-out ratings on which every model was judged, and the people who gave them. */
  readonly rows: number;
  readonly people: number;
  /** Of these, the household's own. */
  readonly householdRows: number;
  /** Held-out ratings that were left out because the version in use learnt from them. */
  readonly seenByServing: number;
  readonly contenders: readonly Contender[];
  /** The model that is registered. */
  readonly chosen: "candidate" | "same_recipe";
  readonly verdict: GateVerdict;
}
