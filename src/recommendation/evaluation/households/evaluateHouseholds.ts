import { LIKED_FROM } from "../../../contract/ratings.ts";
import type { FilmTraits } from "../../../library/index.ts";
import { toFilmVectors } from "../../household/filmVectors.ts";
import { type HouseholdFilm, rankHousehold } from "../../household/rankHousehold.ts";
import { COMMUNITY_SHARE, fuseLists } from "../../prediction/fuseLists.ts";
import { MIN_RATINGS_FOR_MODEL } from "../../prediction/ranking.ts";
import type { CommunityLists } from "./communityLists.ts";
import type { HouseholdCase } from "./householdCase.ts";

export interface HouseholdList {
  readonly id: number;
  /** All candidates, best first. */
  readonly films: readonly number[];
  /** Ratings in stars, by film. */
  readonly estimates: Readonly<Record<string, number>>;
}

/** Means over the households with the same number of ratings. Null when no held-out film was liked. */
export interface HouseholdSummary {
  readonly ndcg10: number | null;
  readonly recall20: number | null;
  readonly rmse: number;
  readonly popularity_ndcg10: number | null;
}

export interface HouseholdEvaluation {
  readonly lists: readonly HouseholdList[];
  /** By number of ratings. */
  readonly summary: Readonly<Record<string, HouseholdSummary>>;
}

interface Measured {
  readonly ratings: number;
  readonly ndcg: number | null;
  readonly recall: number | null;
  readonly popularityNdcg: number | null;
  readonly squaredErrors: readonly number[];
}

/**
 * Ranks the library of each household by its own ratings, as *For you* does, and compares the list with the held-out
 * films. The model only receives the films of that library.
 * @param community lists of a community's model, which are merged with the household's own
 * @throws RangeError when a film of a library has no description
 */
export function evaluateHouseholds(
  films: ReadonlyMap<number, FilmTraits>,
  cases: readonly HouseholdCase[],
  community: CommunityLists | null = null,
): HouseholdEvaluation {
  const lists: HouseholdList[] = [];
  const measured: Measured[] = [];
  for (const one of cases) {
    const ranked = rankCase(films, one, community);
    lists.push({
      id: one.id,
      films: ranked.map(({ film }) => film),
      estimates: Object.fromEntries(ranked.map(({ film, estimate }) => [film, estimate])),
    });
    measured.push(measure(films, one, ranked));
  }
  const counts = [...new Set(measured.map(({ ratings }) => ratings))].toSorted((a, b) => a - b);
  const summary = counts.map((count) => [count, summarize(measured.filter(({ ratings }) => ratings === count))]);
  return { lists, summary: Object.fromEntries(summary) };
}

export function rankCase(
  films: ReadonlyMap<number, FilmTraits>,
  one: HouseholdCase,
  community: CommunityLists | null = null,
): Pick<HouseholdFilm, "film" | "score" | "estimate">[] {
  const rated = new Set(one.ratings.map(([film]) => film));
  const vectors = toFilmVectors([...new Set([...one.library, ...rated])].map((film) => traitsOf(films, film)));
  const history = one.ratings.map(([film, value]) => ({ film, value }));
  const candidates = one.library.filter((film) => !rated.has(film));
  const ranked = rankHousehold(vectors, history, candidates, { explainedCount: 0 });
  if (!community || history.length < MIN_RATINGS_FOR_MODEL) return ranked;
  const estimates = new Map(ranked.map(({ film, estimate }) => [film, estimate]));
  return fuseLists(ranked, community(one, candidates), COMMUNITY_SHARE).flatMap(({ film, score }) => {
    const estimate = estimates.get(film);
    return estimate === undefined ? [] : [{ film, score, estimate }];
  });
}

function traitsOf(films: ReadonlyMap<number, FilmTraits>, film: number): FilmTraits {
  const traits = films.get(film);
  if (!traits) throw new RangeError(`film ${film} of a household is not among the described films`);
  return traits;
}

function measure(
  films: ReadonlyMap<number, FilmTraits>,
  { told_count, held }: HouseholdCase,
  ranked: readonly Pick<HouseholdFilm, "film" | "estimate">[],
): Measured {
  const stars = new Map(held);
  const liked = new Set(held.filter(([, value]) => value >= LIKED_FROM).map(([film]) => film));
  const list = ranked.map(({ film }) => film);
  const votes = (film: number) => films.get(film)?.voteCount ?? 0;
  return {
    ratings: told_count,
    ndcg: ndcgOf(list, liked, 10),
    recall: liked.size === 0 ? null : list.slice(0, 20).filter((film) => liked.has(film)).length / liked.size,
    popularityNdcg: ndcgOf(
      list.toSorted((a, b) => votes(b) - votes(a) || a - b),
      liked,
      10,
    ),
    squaredErrors: ranked.flatMap(({ film, estimate }) => {
      const given = stars.get(film);
      return given === undefined ? [] : [(estimate - given) ** 2];
    }),
  };
}

/** Source: K. Järvelin, J. Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (2002), gains 0 and 1. */
function ndcgOf(list: readonly number[], liked: ReadonlySet<number>, length: number): number | null {
  if (liked.size === 0) return null;
  const gain = (rank: number) => 1 / Math.log2(rank + 2);
  const found = list.slice(0, length).reduce((sum, film, rank) => sum + (liked.has(film) ? gain(rank) : 0), 0);
  const ideal = Array.from({ length: Math.min(length, liked.size) }, (_, rank) => gain(rank));
  return found / ideal.reduce((sum, value) => sum + value, 0);
}

function summarize(measured: readonly Measured[]): HouseholdSummary {
  const errors = measured.flatMap(({ squaredErrors }) => squaredErrors);
  return {
    ndcg10: meanOf(measured.map(({ ndcg }) => ndcg)),
    recall20: meanOf(measured.map(({ recall }) => recall)),
    rmse: Math.sqrt(meanOf(errors) ?? 0),
    popularity_ndcg10: meanOf(measured.map(({ popularityNdcg }) => popularityNdcg)),
  };
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
