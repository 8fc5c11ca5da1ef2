import { z } from "zod";
import { type Locale, languageOfLocale } from "../../contract/index.ts";
import { blockOrNull, identifier, numberOrNull, rowsOf, strictText, textOrNull } from "../lenientSchemas.ts";
import type { PersonDetails, PersonFilm } from "../personDetails.ts";
import type { CreditJob } from "../providerFilm.ts";
import { CREW_JOBS } from "./readTmdbCredits.ts";
import { isDay, yearOf } from "./tmdbDates.ts";
import { isImagePath } from "./tmdbSchemas.ts";

const credit = z.object({
  id: identifier,
  title: textOrNull,
  original_title: textOrNull,
  release_date: textOrNull,
  poster_path: textOrNull.transform((path) => (path !== null && isImagePath(path) ? path : null)),
  vote_count: numberOrNull,
  character: textOrNull,
  job: textOrNull,
});
type CreditRow = z.infer<typeof credit>;

/** `/person/{id}` with the blocks that `person()` appends. */
export const person = z.object({
  id: identifier,
  name: z.string().min(1),
  biography: strictText,
  birthday: strictText,
  deathday: strictText,
  place_of_birth: strictText,
  imdb_id: strictText,
  external_ids: blockOrNull(z.object({ wikidata_id: textOrNull })),
  movie_credits: blockOrNull(z.object({ cast: rowsOf(credit), crew: rowsOf(credit) })),
  translations: blockOrNull(
    z.object({
      translations: rowsOf(z.object({ iso_639_1: z.string(), data: z.object({ biography: textOrNull }) })),
    }),
  ),
});
type TmdbPerson = z.infer<typeof person>;

/** More than a page shows; actors of long careers have hundreds. */
const MAX_FILMS = 120;
const MAX_BIOGRAPHY_LENGTH = 20_000;

/** Converts TMDB's person. `requested` is the locale of the request. */
export function readTmdbPerson(answer: TmdbPerson, requested: Locale): PersonDetails {
  const wikidata = answer.external_ids?.wikidata_id ?? null;
  return {
    biography: biographyOf(answer, languageOfLocale(requested)),
    birthday: dayOrNull(answer.birthday),
    deathday: dayOrNull(answer.deathday),
    placeOfBirth: answer.place_of_birth,
    ids: {
      tmdb: answer.id,
      ...(answer.imdb_id !== null && /^nm\d{5,10}$/.test(answer.imdb_id) ? { imdb: answer.imdb_id } : {}),
      ...(wikidata !== null && /^Q\d{1,12}$/.test(wikidata) ? { wikidata } : {}),
    },
    films: filmsOf(answer),
  };
}

/** TMDB's text is empty where there is none in the requested language: then the English one is shown. */
function biographyOf({ biography, translations }: TmdbPerson, language: string): PersonDetails["biography"] {
  const english = translations?.translations.rows.find((row) => row.iso_639_1 === "en")?.data.biography ?? null;
  const text = biography ?? english;
  if (text === null) return null;
  const shown = text.slice(0, MAX_BIOGRAPHY_LENGTH);
  return { text: shown, language: biography === null ? "en" : language, source: "tmdb", url: null };
}

function filmsOf({ movie_credits: credits }: TmdbPerson): readonly PersonFilm[] {
  const rows: readonly (readonly [CreditRow, CreditJob])[] = [
    ...(credits?.cast.rows ?? []).map((row) => [row, "actor"] as const),
    ...(credits?.crew.rows ?? []).flatMap((row) => {
      const job = row.job === null ? undefined : CREW_JOBS.get(row.job);
      return job === undefined ? [] : [[row, job] as const];
    }),
  ];
  const byFilm = Map.groupBy(rows, ([row]) => row.id);
  return [...byFilm.values()]
    .toSorted((a, b) => votesOf(b) - votesOf(a))
    .flatMap(toFilm)
    .slice(0, MAX_FILMS);
}

type FilmCredits = readonly (readonly [CreditRow, CreditJob])[];

function votesOf(credits: FilmCredits): number {
  return Math.max(...credits.map(([row]) => row.vote_count ?? 0));
}

function toFilm(credits: FilmCredits): PersonFilm[] {
  const [first] = credits;
  const title = first?.[0].title ?? first?.[0].original_title ?? null;
  if (first === undefined || title === null) return [];
  const [row] = first;
  return [
    {
      tmdbId: row.id,
      title,
      year: yearOf(row.release_date),
      posterPath: row.poster_path,
      jobs: [...new Set(credits.map(([, job]) => job))],
      character: credits.find(([{ character }]) => character !== null)?.[0].character ?? null,
    },
  ];
}

function dayOrNull(text: string | null): string | null {
  return text !== null && isDay(text) ? text : null;
}
