import { type CatalogueRecord, filmRecord, NOTHING, normalizeText, readImdbId, UNREADABLE } from "../catalogueFilm.ts";

/**
 * IMDb's data sets: tab-separated, `\N` for nothing, no quoting, a header line. Source: the notes of
 * https://developer.imdb.com/non-commercial-datasets/.
 */
const FILM_KINDS: ReadonlySet<string> = new Set(["movie", "tvMovie", "short", "video", "tvShort", "tvSpecial"]);
const NO_VALUE = "\\N";
const HEADER = /^(?:tconst|titleId)\t/;

/** `title.basics.tsv`: tconst titleType primaryTitle originalTitle isAdult startYear endYear runtimeMinutes genres. */
export function readBasicsLine(text: string): CatalogueRecord {
  // Nine of ten lines are episodes: they are not split.
  const first = text.indexOf("\t");
  const second = text.indexOf("\t", first + 1);
  if (!FILM_KINDS.has(text.slice(first + 1, second))) return isLine(text, 8) ? NOTHING : UNREADABLE;
  const [id, , title = "", original = "", isAdult, year, , runtime, genres] = text.split("\t");
  const imdb = readImdbId(id);
  if (imdb === undefined || genres === undefined) return UNREADABLE;
  if (isAdult === "1") return NOTHING;
  return filmRecord({
    imdb,
    title: textOf(title),
    ...(original !== title && textOf(original) !== "" ? { original: textOf(original) } : {}),
    alternatives: [],
    year: numberOf(year),
    ...(numberOf(runtime) === null ? {} : { runtimeMinutes: numberOf(runtime) ?? 0 }),
    directors: [],
  });
}

/** `title.akas.tsv`: titleId ordering title region language types attributes isOriginalTitle. */
export function readAkasLine(text: string): CatalogueRecord {
  const [id, , title] = text.split("\t", 3);
  if (HEADER.test(text)) return NOTHING;
  const imdb = readImdbId(id);
  if (imdb === undefined || title === undefined) return UNREADABLE;
  const name = normalizeText(textOf(title));
  return name === "" ? NOTHING : { kind: "name", imdb, name };
}

/** `title.ratings.tsv`: tconst averageRating numVotes. */
export function readRatingsLine(text: string): CatalogueRecord {
  if (HEADER.test(text)) return NOTHING;
  const [id, , votes] = text.split("\t");
  const imdb = readImdbId(id);
  const count = numberOf(votes);
  return imdb === undefined || count === null ? UNREADABLE : { kind: "votes", imdb, votes: count };
}

function isLine(text: string, tabs: number): boolean {
  if (text === "") return true;
  let count = 0;
  for (let at = text.indexOf("\t"); at !== -1; at = text.indexOf("\t", at + 1)) count += 1;
  return count === tabs;
}

const textOf = (text: string) => (text === NO_VALUE ? "" : text);

function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
