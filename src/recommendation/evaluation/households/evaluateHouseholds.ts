import { LIKED_FROM } from "../../../contract/ratings.ts";
import type { FilmTraits } from "../../../library/index.ts";
import { estimateStars } from "../../household/estimateStars.ts";
import { type FilmVectors, toFilmVectors } from "../../household/filmVectors.ts";
import { type HouseholdFilm, type HouseholdRating, rankHousehold, toldOf } from "../../household/rankHousehold.ts";
import { COMMUNITY_SHARE, fuseLists } from "../../prediction/fuseLists.ts";
import { MIN_RATINGS_FOR_MODEL } from "../../prediction/ranking.ts";
import type { CommunityLists } from "./communityLists.ts";
import type { HouseholdCase } from "./householdCase.ts";

export interface HouseholdList {
  readonly id: number | string;
  /** All candidates, best first. */
  readonly films: readonly number[];
  /** Ratings in stars, by film. */
  readonly estimates: Readonly<Record<string, number>>;
}

/** Means over the households with the same number of ratings. Null when no held-out film was liked. */
export interface HouseholdSummary {
  readonly ndcg10: number | null;
  readonly recall20: number | null;
  /** Null without a held-out film. */
  readonly rmse: number | null;
  readonly popularity_ndcg10: number | null;
}

export interface HouseholdEvaluation {
  readonly lists: readonly HouseholdList[];
  /** By number of ratings. */
  readonly summary: Readonly<Record<string, HouseholdSummary>>;
  /** Films of libraries without a description, each once. They are ranked as films of which nothing is known. */
  readonly undescribed: readonly number[];
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
 */
export function evaluateHouseholds(
  films: ReadonlyMap<number, FilmTraits>,
  cases: readonly HouseholdCase[],
  community: CommunityLists | null = null,
): HouseholdEvaluation {
  const lists: HouseholdList[] = [];
  const measured: Measured[] = [];
  const vectorsOf = vectorsOfLibraries(films);
  for (const one of cases) {
    const ranked = rankCase(one, community, vectorsOf);
    lists.push({
      id: one.id,
      films: ranked.map(({ film }) => film),
      estimates: Object.fromEntries(ranked.map(({ film, estimate }) => [film, estimate])),
    });
    measured.push(measure(films, one, ranked));
  }
  const counts = [...new Set(measured.map(({ ratings }) => ratings))].toSorted((a, b) => a - b);
  const summary = counts.map((count) => [count, summarize(measured.filter(({ ratings }) => ratings === count))]);
  const undescribed = new Set(cases.flatMap(libraryOf).filter((film) => !films.has(film)));
  return { lists, summary: Object.fromEntries(summary), undescribed: [...undescribed] };
}

type RankedCase = Pick<HouseholdFilm, "film" | "score" | "estimate">[];

function rankCase(
  one: HouseholdCase,
  community: CommunityLists | null,
  vectorsOf: (library: readonly number[]) => FilmVectors,
): RankedCase {
  // A film has one rating of a person: the newest.
  const rated = new Map(one.ratings.map(([film, value]) => [film, value]));
  const vectors = vectorsOf(libraryOf(one));
  const history = Array.from(rated, ([film, value]) => ({ film, value }));
  const candidates = [...new Set(one.library)].filter((film) => !rated.has(film)).sort((a, b) => a - b);
  if (history.length < MIN_RATINGS_FOR_MODEL) return rankPopular(vectors, history, candidates);
  const ranked = rankHousehold(vectors, history, candidates, { explainedCount: 0 });
  if (!community) return ranked;
  const estimates = new Map(ranked.map(({ film, estimate }) => [film, estimate]));
  return fuseLists(ranked, community(one, candidates), COMMUNITY_SHARE).flatMap(({ film, score }) => {
    const estimate = estimates.get(film);
    return estimate === undefined ? [] : [{ film, score, estimate }];
  });
}

/** The list of a person with too few ratings for a model: what most people voted for. */
function rankPopular(
  vectors: FilmVectors,
  history: readonly HouseholdRating[],
  candidates: readonly number[],
): RankedCase {
  const { stars } = estimateStars(vectors, toldOf(vectors, history));
  return candidates
    .flatMap((film) => {
      const row = vectors.rowOf.get(film);
      return row === undefined ? [] : [{ film, score: vectors.logVotes[row] ?? 0, estimate: stars[row] ?? 0 }];
    })
    .sort((a, b) => b.score - a.score || a.film - b.film);
}

/** All films that a household knows, each once. */
function libraryOf({ library, ratings }: HouseholdCase): number[] {
  return [...new Set([...library, ...ratings.map(([film]) => film)])].sort((a, b) => a - b);
}

/** The vectors of a library, learnt from its films alone. Those of the last one are kept: many cases may share one. */
function vectorsOfLibraries(films: ReadonlyMap<number, FilmTraits>): (library: readonly number[]) => FilmVectors {
  let last: { readonly key: string; readonly vectors: FilmVectors } | null = null;
  return (library) => {
    const key = library.join();
    if (last?.key !== key)
      last = { key, vectors: toFilmVectors(library.map((film) => films.get(film) ?? withoutTraits(film))) };
    return last.vectors;
  };
}

const withoutTraits = (id: number): FilmTraits => ({
  id,
  year: null,
  genres: [],
  people: [],
  keywords: [],
  text: "",
  voteAverage: null,
  voteCount: null,
});

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
  const error = meanOf(measured.flatMap(({ squaredErrors }) => squaredErrors));
  return {
    ndcg10: meanOf(measured.map(({ ndcg }) => ndcg)),
    recall20: meanOf(measured.map(({ recall }) => recall)),
    rmse: error === null ? null : Math.sqrt(error),
    popularity_ndcg10: meanOf(measured.map(({ popularityNdcg }) => popularityNdcg)),
  };
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
