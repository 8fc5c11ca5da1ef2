import type { Library } from "../../library/index.ts";
import type { TaskRunner } from "../../workers/index.ts";
import type { RatedFilms } from "../ratedFilms/ratedFilms.ts";
import type { ModelRegistry } from "../registry/modelRegistry.ts";
import { diversify } from "./diversify.ts";
import type { RankedFilm } from "./rankFilms.ts";
import { predictionTasks } from "./tasks.ts";
import { withExploration } from "./withExploration.ts";

export interface RankerParts {
  readonly films: Pick<RatedFilms, "libraryFilms">;
  readonly registry: ModelRegistry;
  readonly workers: TaskRunner;
  readonly library: Library;
}

/** Films are named by their ids among the rated films. */
export interface RankingRequest {
  readonly history: readonly { readonly film: number; readonly value: number }[];
  /** The only films that are ranked; null for all that the model knows. */
  readonly candidates: readonly number[] | null;
  readonly excluded: readonly number[];
  readonly limit: number;
  /** Only so many of the first films are given reasons. */
  readonly explainedCount: number;
  /** Share of ranks for films of the long tail, 0 to 1. */
  readonly exploration?: number;
  readonly signal: AbortSignal;
}

export interface Ranking {
  /** Of the model that ranked. */
  readonly version: number;
  readonly kind: string;
  readonly films: readonly RankedFilm[];
}

/** @returns null without a model, and for a person with fewer than `MIN_RATINGS_FOR_MODEL` ratings */
export type Ranker = (request: RankingRequest) => Promise<Ranking | null>;

/** With fewer ratings popularity is the better guess. Source: the figures for new users in the benchmark. */
export const MIN_RATINGS_FOR_MODEL = 3;
const TIMEOUT_MS = 10_000;
const REASONS_PER_FILM = 2;
/** Of the first ten films at most two are by one director. */
const DIVERSITY = { most: 2, span: 10 };
/** Ranked beyond the limit, to fill the ranks of films that diversity moves back. */
const SPARE_FILMS = 30;

/** Ranks films by the list model that serves. */
export function createRanker({ films, registry, workers, library }: RankerParts): Ranker {
  return async ({ history, candidates, excluded, limit, explainedCount, exploration = 0, signal }) => {
    const serving = registry.serving("list");
    if (!serving || history.length < MIN_RATINGS_FOR_MODEL) return null;
    const { version, kind, file } = serving;
    const task = { file, history, excluded, candidates, explainedCount };
    const ranked = await workers.run(
      predictionTasks.rankFilms,
      { ...task, limit: limit + SPARE_FILMS, reasonsPerFilm: REASONS_PER_FILM },
      { signal, timeoutMs: TIMEOUT_MS },
    );
    const libraryFilms = films.libraryFilms();
    const directors = library.people.directorsOf(ranked.flatMap(({ film }) => libraryFilms.get(film) ?? []));
    const directorsOf = ({ film }: RankedFilm) => directors.get(libraryFilms.get(film) ?? 0) ?? [];
    const mixed = withExploration(ranked, ({ isLongTail }) => isLongTail, exploration);
    return { version, kind, films: diversify(mixed, directorsOf, DIVERSITY).slice(0, limit) };
  };
}
