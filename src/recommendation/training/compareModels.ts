import type { Judgement } from "../evaluation/judgeModel.ts";
import { type PairedDifference, pairedIndependentRows, pairedRows } from "../evaluation/pairedRows.ts";
import type { ModelParams } from "../models/modelCatalogue.ts";
import { type RatingSet, selectRatings } from "../ratings/ratingSet.ts";
import type { RatingSummary } from "../ratings/ratingSummary.ts";
import { toSharedMemory } from "../ratings/sharedMemory.ts";
import type { ModelRegistry } from "../registry/modelRegistry.ts";
import { isServable } from "../registry/servableModels.ts";
import type { ModelRole, ModelVersion } from "../registry/versionRecords.ts";
import type { Comparison, Contender } from "./comparison.ts";
import type { FittedArtefact, JudgedArtefact } from "./judgeArtefact.ts";
import { type ComparedFigures, type GateInput, type GateVerdict, listGate, ratingGate } from "./promotionGate.ts";
import { trainingTasks } from "./tasks.ts";
import { TASK_TIMEOUT_MS, type TrainingParts } from "./trainingParts.ts";
import { MINIMUM_HELD_OUT } from "./trainingReadiness.ts";

/** A kind of model with its parameters. */
export interface Recipe {
  readonly kind: string;
  readonly params: ModelParams;
}

export interface ComparedTraining {
  readonly training: RatingSet;
  readonly heldOut: RatingSet;
  readonly dataset: RatingSummary;
}

/** The better of the candidate and the recipe in use, ready to be registered. */
export interface ChosenModel {
  readonly recipe: Recipe;
  readonly fitted: FittedArtefact;
  readonly comparison: Comparison;
  /** The version that served when it was compared. */
  readonly comparedWith: number | null;
}

type CompareParts = Pick<TrainingParts, "registry" | "workers">;

/** Fewer ratings of the household say nothing about a model. */
const MIN_HOUSEHOLD_ROWS = 10;
const BASELINES = { rating: "baseline", list: "popular" } as const;
const GATES = { rating: ratingGate, list: listGate } as const;

/**
 * Compares a recipe with the artefact in use and with the recipe in use on newer ratings. All are judged on the same
 * held-out ratings, from which none of them learnt. What serves afterwards is the artefact that was judged.
 */
export async function compareModels(
  role: ModelRole,
  candidate: Recipe,
  { training, heldOut, dataset }: ComparedTraining,
  { registry, workers }: CompareParts,
  signal: AbortSignal,
): Promise<ChosenModel> {
  const options = { signal, timeoutMs: TASK_TIMEOUT_MS };
  const serving = servingVersion(role, registry);
  const rows = await comparableRows(heldOut, serving, workers, signal);
  const judged = { training, heldOut: rows.heldOut };
  const fitRecipe = ({ kind, params }: Recipe) =>
    workers.run(trainingTasks.fitAndJudge, { ...judged, kind, params }, options);
  const isSameRecipe = serving !== null && areSameRecipes(serving.version, candidate);
  const [fittedCandidate, fittedSame, inUse, baseline] = await Promise.all([
    fitRecipe(candidate),
    serving && !isSameRecipe && isServable(serving.version.kind) ? fitRecipe(serving.version) : null,
    serving && rows.isServingComparable
      ? workers.run(trainingTasks.judgeFile, { ...judged, file: serving.file, ...recipeOf(serving.version) }, options)
      : null,
    workers.run(trainingTasks.judgeModel, { ...judged, kind: BASELINES[role], params: {} }, options),
  ]);
  const against = (fitted: JudgedArtefact, other: Judgement): ComparedFigures => ({
    figure: figureOf(role, other),
    ...differences(fitted, other, rows.heldOut),
  });
  const decide = (fitted: FittedArtefact, isServingRecipe: boolean): GateVerdict => {
    const input: GateInput = {
      candidate: { ...fitted, figure: figureOf(role, fitted) },
      baseline: against(fitted, baseline),
      serving: inUse && against(fitted, inUse),
      sameRecipe: isServingRecipe || !fittedSame ? null : against(fitted, fittedSame),
      isReplacingUnknown: serving !== null && inUse === null && serving.version.training === null,
      isNew: !isServingRecipe || serving?.version.dataset.fingerprint !== dataset.fingerprint,
    };
    return GATES[role](input);
  };
  const first = decide(fittedCandidate, isSameRecipe);
  const second = fittedSame && !first.promoted ? decide(fittedSame, true) : null;
  const takesSame = second?.promoted === true && fittedSame !== null && serving !== null;
  const contenders: Contender[] = [
    { name: "candidate", kind: candidate.kind, version: null, figure: figureOf(role, fittedCandidate) },
    ...(serving ? [contenderInUse(role, serving.version, inUse)] : []),
    ...(fittedSame && serving
      ? [
          {
            name: "same_recipe",
            kind: serving.version.kind,
            version: null,
            figure: figureOf(role, fittedSame),
          } as const,
        ]
      : []),
    { name: "baseline", kind: BASELINES[role], version: null, figure: figureOf(role, baseline) },
  ];
  return {
    recipe: takesSame ? recipeOf(serving.version) : candidate,
    fitted: takesSame ? fittedSame : fittedCandidate,
    comparedWith: serving?.version.version ?? null,
    comparison: {
      role,
      rows: rows.heldOut.values.length,
      people: new Set(rows.heldOut.users).size,
      householdRows: householdRows(rows.heldOut).length,
      seenByServing: rows.seenByServing,
      contenders,
      chosen: takesSame ? "same_recipe" : "candidate",
      verdict: takesSame ? second : first,
    },
  };
}

interface ServingVersion {
  readonly version: ModelVersion;
  /** Path of its artefact. */
  readonly file: string;
}

function servingVersion(role: ModelRole, registry: ModelRegistry): ServingVersion | null {
  const serving = registry.serving(role);
  const version = serving && registry.get(serving.version);
  return version ? { version, file: serving.file } : null;
}

interface ComparableRows {
  readonly heldOut: RatingSet;
  readonly seenByServing: number;
  readonly isServingComparable: boolean;
}

/**
 * The held-out ratings that the artefact in use did not learn from. Where they are too few, or it cannot be read, it is
 * not compared, and the others are on all held-out ratings.
 */
async function comparableRows(
  heldOut: RatingSet,
  serving: ServingVersion | null,
  workers: CompareParts["workers"],
  signal: AbortSignal,
): Promise<ComparableRows> {
  const whole = { heldOut, seenByServing: 0, isServingComparable: false };
  if (!serving) return whole;
  const task = { file: serving.file, heldOut, createdAt: serving.version.createdAt };
  const unseen = await workers.run(trainingTasks.findUnseen, task, { signal, timeoutMs: TASK_TIMEOUT_MS });
  if (unseen === null) return whole;
  const seenByServing = heldOut.values.length - unseen.length;
  if (seenByServing === 0) return { ...whole, isServingComparable: true };
  if (unseen.length < MINIMUM_HELD_OUT) return { ...whole, seenByServing };
  return { heldOut: toSharedMemory(selectRatings(heldOut, unseen)), seenByServing, isServingComparable: true };
}

const recipeOf = ({ kind, params }: Recipe): Recipe => ({ kind, params });

function areSameRecipes(one: Recipe, other: Recipe): boolean {
  return one.kind === other.kind && JSON.stringify(one.params) === JSON.stringify(other.params);
}

function contenderInUse(role: ModelRole, { kind, version }: ModelVersion, judged: Judgement | null): Contender {
  return { name: "serving", kind, version, figure: judged && figureOf(role, judged) };
}

function figureOf(role: ModelRole, { evaluation }: Judgement): number {
  return (role === "rating" ? evaluation.rmse : evaluation.list?.ndcg) ?? Number.NaN;
}

function differences(
  candidate: Judgement,
  other: Judgement,
  heldOut: RatingSet,
): { readonly difference: PairedDifference; readonly household: PairedDifference | null } {
  const own = householdRows(heldOut);
  const pick = (losses: Float32Array) => own.map((row) => losses[row] ?? 0);
  return {
    difference: pairedRows(candidate.losses, other.losses, heldOut.users),
    household:
      own.length < MIN_HOUSEHOLD_ROWS ? null : pairedIndependentRows(pick(candidate.losses), pick(other.losses)),
  };
}

/** The indices of the ratings that members of the household gave: their ids are below zero. */
function householdRows({ users, userIds }: RatingSet): number[] {
  const rows: number[] = [];
  users.forEach((user, row) => {
    if ((userIds[user] ?? 0) < 0) rows.push(row);
  });
  return rows;
}
