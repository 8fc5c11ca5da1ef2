import { z } from "zod";
import { type CatalogueRecord, filmRecord, readId, readImdbId, UNREADABLE } from "../catalogueFilm.ts";

const value = z.object({ value: z.string() }).optional();

/**
 * One solution of the query of `sparqlPages`, as the SPARQL 1.1 Query Results JSON Format writes it. `names` holds titles in
 * several languages, separated by line ends.
 */
const row = z.object({
  film: z.object({ value: z.string() }),
  tmdb: value,
  imdb: value,
  title: value,
  original: value,
  names: value,
  year: value,
  minutes: value,
  links: value,
});

const ITEM = /(?:^|\/)Q(\d{1,12})$/;

export function readSparqlRow(solution: unknown): CatalogueRecord {
  const read = row.safeParse(solution);
  if (!read.success) return UNREADABLE;
  const { film, tmdb, imdb, title, original, names, year, minutes, links } = read.data;
  const item = ITEM.exec(film.value)?.[1];
  const all = (names?.value ?? "").split("\n").filter((name) => name !== "");
  const shown = title?.value || original?.value || all[0];
  if (item === undefined || shown === undefined) return UNREADABLE;
  return filmRecord({
    tmdb: readId(tmdb?.value),
    imdb: readImdbId(imdb?.value),
    wikidata: readId(item),
    title: shown,
    ...(original?.value ? { original: original.value } : {}),
    alternatives: [...new Set(all)],
    year: wholeNumber(year?.value),
    ...(wholeNumber(minutes?.value) ? { runtimeMinutes: wholeNumber(minutes?.value) ?? 0 } : {}),
    popularity: wholeNumber(links?.value) ?? 0,
    directors: [],
  });
}

/** `1995`, `"1995-11-22T00:00:00Z"`, `81.0`. */
function wholeNumber(text: string | undefined): number | null {
  const digits = text === undefined ? null : /^\+?(\d{1,5})(?:\.\d+)?(?:-.*)?$/.exec(text);
  return digits ? Number(digits[1]) : null;
}
