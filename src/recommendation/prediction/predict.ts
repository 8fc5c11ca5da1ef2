import type { Library } from "../../library/index.ts";
import type { Workers } from "../../workers/index.ts";
import type { RatingRecords } from "../data/ratingRecords.ts";
import type { Registry } from "../registry/versions.ts";
import { diversify } from "./diversify.ts";
import type { RankedFilm } from "./rankFilms.ts";
import { predictionTasks } from "./tasks.ts";
import { withDiscovery } from "./withDiscovery.ts";

export interface PredictParts {
  readonly records: RatingRecords;
  readonly registry: Registry;
  readonly workers: Workers;
  readonly library: Library;
}

type History = readonly { readonly film: number; readonly value: number }[];

/** Below so many ratings popularity is the better guess. Source: the figures for people never seen, in the bench. */
export const WARM_FROM = 3;
const PREDICTION_MS = 10_000;
const MOST_REASONS = 2;
const FIRST_LOOK = { most: 2, span: 10 };
/** More than is asked for, so that what repeats itself can be moved back. */
const SPARE = 30;

export interface Ranking {
  readonly version: number;
  readonly kind: string;
  readonly films: readonly RankedFilm[];
}

/** Ranks by the list model that serves. @returns null without one, and for who has rated too little */
export function createRanking({ records, registry, workers, library }: PredictParts) {
  return async (
    history: History,
    {
      among,
      without,
      limit,
      explained,
      adventure = 0,
      signal,
    }: {
      among: readonly number[] | null;
      without: readonly number[];
      limit: number;
      explained: number;
      /** Share of places for films that few know. */
      adventure?: number;
      signal: AbortSignal;
    },
  ): Promise<Ranking | null> => {
    const serving = registry.serving("list");
    if (!serving || history.length < WARM_FROM) return null;
    const task = {
      file: serving.file,
      history,
      without,
      among,
      limit: limit + SPARE,
      reasons: MOST_REASONS,
      explained,
    };
    const ranked = await workers.run(predictionTasks.rankFilms, task, { signal, timeoutMs: PREDICTION_MS });
    const owned = records.libraryFilms();
    const directors = library.directorsOf(ranked.flatMap(({ film }) => owned.get(film) ?? []));
    const mixed = withDiscovery(ranked, ({ isLittleKnown }) => isLittleKnown, adventure);
    const films = diversify(mixed, ({ film }) => directors.get(owned.get(film) ?? 0) ?? [], FIRST_LOOK).slice(0, limit);
    return { version: serving.version, kind: serving.kind, films };
  };
}
