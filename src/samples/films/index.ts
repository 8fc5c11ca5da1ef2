import type { SampleFilm } from "../sampleFilm.ts";
import type { FilmRecord } from "./filmRecord.ts";
import { GERMAN_SILENTS } from "./germanSilents.ts";
import { OPEN_FILMS } from "./openFilms.ts";
import { productionOf } from "./production.ts";
import { SILENT_COMEDIES } from "./silentComedies.ts";
import { SILENT_FANTASIES } from "./silentFantasies.ts";
import { SOUND_FILMS } from "./soundFilms.ts";

const FILM_RECORDS = [...GERMAN_SILENTS, ...SILENT_COMEDIES, ...SILENT_FANTASIES, ...SOUND_FILMS, ...OPEN_FILMS].sort(
  (a, b) => a.number - b.number,
);

/** Ids of their own, which mean nothing at TMDB, IMDb or Wikidata. */
const BEFORE_FIRST = { tmdb: 9_000_000, imdb: 9_900_000, wikidata: 99_000_000 };
const LIKE_EACH = 8;

/**
 * Films in the public domain or under open licences, and two younger namesakes of theirs. Facts are plain facts; the
 * sentences were written for this project.
 */
export const sampleFilms: readonly SampleFilm[] = FILM_RECORDS.map(toFilm);

/** The TMDB id of the film with that number. */
export function sampleFilmId(number: number): number {
  return BEFORE_FIRST.tmdb + number;
}

function toFilm(sketch: FilmRecord): SampleFilm {
  const [en, fr, original] = sketch.titles;
  return {
    tmdbId: sampleFilmId(sketch.number),
    imdbId: `tt${BEFORE_FIRST.imdb + sketch.number}`,
    wikidataId: `Q${BEFORE_FIRST.wikidata + sketch.number}`,
    title: { en, fr: frenchSpaces(fr) },
    originalTitle: original,
    originalLanguage: sketch.language,
    year: sketch.year,
    runtimeMinutes: sketch.minutes,
    genres: sketch.genres,
    tagline: { en: sketch.tagline.en, fr: frenchProse(sketch.tagline.fr) },
    overview: { en: sketch.overview.en, fr: frenchProse(sketch.overview.fr) },
    directors: sketch.directors,
    ...(sketch.writers ? { writers: sketch.writers } : {}),
    cast: sketch.cast.map(([name, character]) => ({ name, character })),
    articles: {
      en: { title: `${en} (${sketch.year} film)`, extract: sketch.article.en },
      fr: { title: `${frenchSpaces(fr)} (film, ${sketch.year})`, extract: frenchProse(sketch.article.fr) },
    },
    recommendations: similarFilmIds(sketch),
    popularity: 50 - sketch.number,
    voteAverage: 7 + (sketch.number % 7) / 5,
    voteCount: 1_300 - sketch.number * 30,
    alternativeTitles: [...new Set([en, fr, original, ...(sketch.otherTitles ?? [])])],
    posterPath: `/${sketch.name}.jpg`,
    backdropPath: `/${sketch.name}-wide.jpg`,
    production: productionOf(sketch.name),
  };
}

/** By shared genres and directors, then by closeness in time. */
function similarFilmIds(sketch: FilmRecord): number[] {
  const similarity = (other: FilmRecord) =>
    other.genres.filter((genre) => sketch.genres.includes(genre)).length * 10 +
    (other.directors.some((director) => sketch.directors.includes(director)) ? 15 : 0) -
    Math.abs(other.year - sketch.year) / 10;
  return FILM_RECORDS.filter((other) => other !== sketch)
    .map((other) => ({ id: sampleFilmId(other.number), score: similarity(other) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, LIKE_EACH)
    .map(({ id }) => id);
}

/** A line never breaks before `: ; ? !`. */
function frenchSpaces(text: string): string {
  return text.replaceAll(/ ([:;?!])/g, "\u00A0$1");
}

function frenchProse(text: string): string {
  return frenchSpaces(text).replaceAll("'", "’");
}
