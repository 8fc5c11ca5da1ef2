import type { ChosenFilms } from "./chooseFilms.ts";
import type { Told } from "./estimateStars.ts";
import type { FilmVectors } from "./filmVectors.ts";
import type { NearestTold } from "./nearestTold.ts";
import type { SparseVectors } from "./sparseVectors.ts";

/** Why a film is suggested: what it shares with films that the user liked. */
export type FilmReason =
  /** What everybody votes for adds more to its score than what the user rated. */
  | { readonly kind: "popular" }
  | { readonly kind: "film"; readonly film: number }
  /** People by their numbers; at most two actors. */
  | { readonly kind: "director" | "actors"; readonly people: readonly number[]; readonly films: readonly number[] }
  | { readonly kind: "theme"; readonly theme: string; readonly films: readonly number[] };

export interface ReasonParts {
  readonly films: FilmVectors;
  readonly told: readonly Told[];
  readonly nearest: NearestTold;
  /** The process with the largest weight in the list. */
  readonly chosen: ChosenFilms;
  /** Whether popularity adds more to a candidate's score than the user's ratings. */
  isMostlyPopular(candidate: number): boolean;
}

const MAX_FILM_REASONS = 3;
const MAX_SHARED_FILMS = 3;
const MAX_ACTORS = 2;
/** A whole film shares more than one trait: a trait with half its share is the more telling reason. */
const TRAIT_FACTOR = 2;
/** Liked: at least this, and at least the user's mean. */
const MIN_LIKED_STARS = 3.5;

/**
 * The reasons of each candidate, the strongest first. A Gaussian process over linear kernels is a sum over films and, at
 * the same time, over traits: how much each person and keyword adds to a film's score is known exactly.
 * @returns for a row, and its index among the rows of `nearest`
 */
export function filmReasons(parts: ReasonParts): (row: number, candidate: number) => FilmReason[] {
  const { films, told, nearest } = parts;
  const mean = told.reduce((sum, { stars }) => sum + stars, 0) / told.length;
  const isLiked = told.map(({ stars }) => stars >= Math.max(mean, MIN_LIKED_STARS));
  const likedRows = told.filter((_, at) => isLiked[at]).map(({ row }) => row);
  const people = traitsOf(films.people, films.encoding.people.terms, parts.chosen, likedRows);
  const keywords = traitsOf(films.keywords, films.encoding.keywords.terms, parts.chosen, likedRows);
  const idsOf = (rows: readonly number[]) => rows.slice(0, MAX_SHARED_FILMS).map((row) => films.ids[row] ?? 0);

  return (row, candidate) => {
    const similarity = nearest.similaritiesTo(candidate);
    const filmReasons = nearest
      .nearestTo(candidate)
      .filter((at) => isLiked[at] && nearest.isAlike(candidate, at))
      .slice(0, MAX_FILM_REASONS)
      .map((at) => ({
        strength: (parts.chosen.coefficients[at] ?? 0) * (similarity[at] ?? 0),
        reason: { kind: "film", film: films.ids[told[at]?.row ?? 0] ?? 0 } as const,
      }));
    const persons = people(row);
    const directors = persons.filter(({ term }) => term.startsWith(DIRECTOR)).slice(0, 1);
    const actors = persons.filter(({ term }) => isActor(term)).slice(0, MAX_ACTORS);
    const themes = keywords(row)
      .filter(({ term }) => term.startsWith(KEYWORD))
      .slice(0, 1);
    const ofPeople = (kind: "director" | "actors", found: readonly Trait[]) =>
      found.length === 0
        ? []
        : [
            {
              strength: TRAIT_FACTOR * found.reduce((sum, { share }) => sum + share, 0),
              reason: { kind, people: found.map(numberOf), films: idsOf(found.flatMap(({ rows }) => rows)) } as const,
            },
          ];
    const ofThemes = themes.map(({ term, share, rows }) => ({
      strength: TRAIT_FACTOR * share,
      reason: { kind: "theme", theme: term.slice(KEYWORD.length), films: idsOf(rows) } as const,
    }));
    const telling = [...filmReasons, ...ofPeople("director", directors), ...ofPeople("actors", actors), ...ofThemes];
    const sorted = telling.toSorted((a, b) => b.strength - a.strength).map(({ reason }): FilmReason => reason);
    return parts.isMostlyPopular(candidate) ? [...sorted, { kind: "popular" }] : sorted;
  };
}

/** As `filmTraits.ts` writes them. */
const DIRECTOR = "director ";
const KEYWORD = "keyword ";
const isActor = (term: string) => /^\d+$/.test(term);
const numberOf = ({ term }: Trait) => Number(term.replace(DIRECTOR, ""));

interface Trait {
  readonly term: string;
  /** What it adds to the film's score. */
  readonly share: number;
  /** Liked films that have it too. */
  readonly rows: readonly number[];
}

/** The traits that a row shares with liked films, the one that adds most first. */
function traitsOf(
  vectors: SparseVectors,
  terms: readonly string[],
  { rows, coefficients }: ChosenFilms,
  likedRows: readonly number[],
): (row: number) => Trait[] {
  const direction = new Float64Array(vectors.width);
  rows.forEach((row, at) => {
    for (const { column, value } of entriesOf(vectors, row))
      direction[column] = (direction[column] ?? 0) + (coefficients[at] ?? 0) * value;
  });
  const likedWith = new Map<number, number[]>();
  for (const row of likedRows) {
    for (const { column } of entriesOf(vectors, row)) {
      const known = likedWith.get(column) ?? [];
      known.push(row);
      likedWith.set(column, known);
    }
  }
  return (row) =>
    entriesOf(vectors, row)
      .flatMap(({ column, value }): Trait[] => {
        const liked = likedWith.get(column);
        const share = value * (direction[column] ?? 0);
        return liked && share > 0 ? [{ term: terms[column] ?? "", share, rows: liked }] : [];
      })
      .toSorted((a, b) => b.share - a.share);
}

function entriesOf({ starts, columns, values }: SparseVectors, row: number): { column: number; value: number }[] {
  const from = starts[row] ?? 0;
  return Array.from({ length: (starts[row + 1] ?? 0) - from }, (_, at) => ({
    column: columns[from + at] ?? 0,
    value: values[from + at] ?? 0,
  }));
}
