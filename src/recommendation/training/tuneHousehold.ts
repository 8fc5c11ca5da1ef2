import { pairedIndependentRows } from "../evaluation/pairedRows.ts";
import { estimateStars } from "../household/estimateStars.ts";
import type { FilmVectors } from "../household/filmVectors.ts";
import { type HouseholdRating, toldOf } from "../household/rankHousehold.ts";
import { type HouseholdTuning, PRIOR_TUNING } from "../household/tuning.ts";
import type { ModelParams } from "../models/modelCatalogue.ts";
import type { Comparison, Contender } from "./comparison.ts";
import { tuningGate } from "./promotionGate.ts";

export interface TuningTask {
  readonly films: FilmVectors;
  /** Of each member with enough ratings, oldest first. */
  readonly histories: readonly (readonly HouseholdRating[])[];
  /** What an earlier training chose; null for the prior. */
  readonly inUse: HouseholdTuning | null;
}

export interface TunedHousehold {
  readonly tuning: HouseholdTuning;
  readonly comparison: Comparison;
  /** The root mean square error of each tuning, on the ratings that were not held out. */
  readonly cells: readonly { readonly params: ModelParams; readonly rmse: number }[];
}

/** The newest ratings of a member on which tunings are compared: a fifth, up to a limit. */
const HELD_OUT = { share: 0.2, most: 50 };
const NOISES = [1, 2, 4, 8, 16, 64];
const QUALITIES = [0, 0.5, 1, 1.5, 2];
/** The error has to be lower by so much for other values than those in use to be tried. */
const LOWER_BY = 0.001;

/**
 * Chooses how the household model weighs content and general quality for these people, from their own ratings. Values
 * are selected by the leave-one-out error on the older ratings, and compared with those in use on the newest ones.
 */
export function tuneHousehold({ films, histories, inUse }: TuningTask): TunedHousehold {
  const members = histories.map((history) => {
    const count = Math.min(HELD_OUT.most, Math.floor(history.length * HELD_OUT.share));
    return { told: toldOf(films, history.slice(0, -count)), heldOut: history.slice(-count) };
  });
  const current = inUse ?? PRIOR_TUNING;
  const cells = tunings(current).map((tuning) => {
    const squares = members.map(({ told }) => told.length * estimateStars(films, told, tuning).error ** 2);
    const rows = members.reduce((sum, { told }) => sum + told.length, 0);
    return { tuning, rmse: Math.sqrt(squares.reduce((sum, one) => sum + one, 0) / rows) };
  });
  const tuning = bestTuning(cells, current);
  const lossesOf = (one: HouseholdTuning) =>
    Float64Array.from(members.flatMap((member) => lossesOn(films, member, one)));
  const [candidate, serving, prior] = [lossesOf(tuning), lossesOf(current), lossesOf(PRIOR_TUNING)];
  const verdict = tuningGate({
    rmse: rmseOf(candidate),
    before: rmseOf(serving),
    prior: rmseOf(prior),
    difference: pairedIndependentRows(candidate, serving),
  });
  const contender = (name: Contender["name"], kind: string, losses: Float64Array): Contender => ({
    name,
    kind,
    version: null,
    figure: rmseOf(losses),
  });
  return {
    tuning,
    cells: cells.map(({ tuning: { noise, quality }, rmse }) => ({ params: { noise, quality }, rmse })),
    comparison: {
      role: "rating",
      rows: candidate.length,
      people: members.length,
      householdRows: candidate.length,
      seenByServing: 0,
      contenders: [
        contender("candidate", "household", candidate),
        ...(inUse ? [contender("serving", "household", serving)] : []),
        contender("baseline", "household_prior", prior),
      ],
      chosen: "candidate",
      verdict,
    },
  };
}

function tunings(current: HouseholdTuning): HouseholdTuning[] {
  const all = NOISES.flatMap((noise) => QUALITIES.map((quality) => ({ noise, quality })));
  return all.some((one) => isSame(one, current)) ? all : [...all, current];
}

function bestTuning(
  cells: readonly { readonly tuning: HouseholdTuning; readonly rmse: number }[],
  current: HouseholdTuning,
): HouseholdTuning {
  const [best] = cells.toSorted((a, b) => a.rmse - b.rmse);
  const inUse = cells.find(({ tuning }) => isSame(tuning, current));
  return best && best.rmse <= (inUse?.rmse ?? Number.POSITIVE_INFINITY) * (1 - LOWER_BY) ? best.tuning : current;
}

const isSame = (one: HouseholdTuning, other: HouseholdTuning): boolean =>
  one.noise === other.noise && one.quality === other.quality;

/** Squared errors of the held-out ratings. */
function lossesOn(
  films: FilmVectors,
  { told, heldOut }: { readonly told: ReturnType<typeof toldOf>; readonly heldOut: readonly HouseholdRating[] },
  tuning: HouseholdTuning,
): number[] {
  const { stars } = estimateStars(films, told, tuning);
  return heldOut.flatMap(({ film, value }) => {
    const row = films.rowOf.get(film);
    return row === undefined ? [] : [((stars[row] ?? 0) - value) ** 2];
  });
}

function rmseOf(losses: Float64Array): number {
  return Math.sqrt(losses.reduce((sum, loss) => sum + loss, 0) / losses.length);
}
