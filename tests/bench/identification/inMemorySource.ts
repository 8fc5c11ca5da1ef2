import type { CandidateSource, FilmCandidate } from "../../../src/providers/index.ts";

export interface CatalogueFilm {
  readonly tmdbId: number;
  readonly imdbId?: string;
  readonly title: string;
  readonly originalTitle?: string;
  readonly alternativeTitles?: readonly string[];
  readonly year: number | null;
  readonly runtime?: number;
  readonly popularity?: number;
  readonly directors?: readonly string[];
}

const PAGE = 20;

const words = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");

interface Indexed {
  readonly film: CatalogueFilm;
  readonly title: string;
  readonly words: ReadonlySet<string>;
}

/**
 * A provider in memory that searches as TMDB does: every word of the question must be in some title of the film, accents
 * aside; equal titles first, then popularity; one page. Answers are as thin as TMDB's: alternative titles, running time
 * and directors come with `detail` alone.
 */
export function inMemorySource(films: readonly CatalogueFilm[]): CandidateSource {
  const byWord = new Map<string, Indexed[]>();
  const byTmdb = new Map<number, CatalogueFilm>();
  const byImdb = new Map<string, CatalogueFilm>();
  for (const film of films) {
    const all = new Set([film.title, film.originalTitle ?? "", ...(film.alternativeTitles ?? [])].flatMap(words));
    const indexed: Indexed = { film, title: words(film.title).join(" "), words: all };
    for (const word of all) byWord.set(word, [...(byWord.get(word) ?? []), indexed]);
    byTmdb.set(film.tmdbId, film);
    if (film.imdbId !== undefined) byImdb.set(film.imdbId, film);
  }
  return {
    provider: "tmdb",
    async search({ title, year }) {
      const asked = words(title);
      const lists = asked.map((word) => byWord.get(word) ?? []);
      const shortest = lists.reduce<readonly Indexed[]>((a, b) => (b.length < a.length ? b : a), lists[0] ?? []);
      const exact = asked.join(" ");
      return shortest
        .filter(
          ({ words: known, film }) =>
            (year === undefined || film.year === year) && asked.every((word) => known.has(word)),
        )
        .sort(
          (a, b) =>
            Number(b.title === exact) - Number(a.title === exact) ||
            (b.film.popularity ?? 0) - (a.film.popularity ?? 0),
        )
        .slice(0, PAGE)
        .map(({ film }) => thin(film));
    },
    async byId({ tmdb, imdb }) {
      const film =
        (tmdb === undefined ? undefined : byTmdb.get(tmdb)) ?? (imdb === undefined ? undefined : byImdb.get(imdb));
      return film ? full(film) : null;
    },
    async detail(candidate) {
      const film = byTmdb.get(candidate.tmdbId ?? 0);
      return film ? full(film) : candidate;
    },
  };
}

function thin(film: CatalogueFilm): FilmCandidate {
  return {
    provider: "tmdb",
    tmdbId: film.tmdbId,
    title: film.title,
    originalTitle: film.originalTitle,
    alternativeTitles: [],
    year: film.year,
    popularity: film.popularity,
  };
}

function full(film: CatalogueFilm): FilmCandidate {
  return {
    ...thin(film),
    imdbId: film.imdbId,
    alternativeTitles: film.alternativeTitles ?? [],
    runtimeMinutes: film.runtime,
    directors: film.directors,
  };
}
