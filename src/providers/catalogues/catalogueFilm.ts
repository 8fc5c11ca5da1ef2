/** A film as a source describes it. A film without any id is not written. */
export interface CatalogueFilm {
  readonly tmdb?: number;
  /** The number behind `tt`. */
  readonly imdb?: number;
  /** The number behind `Q`. */
  readonly wikidata?: number;
  readonly title: string;
  readonly original?: string;
  readonly alternatives: readonly string[];
  readonly year: number | null;
  readonly runtimeMinutes?: number;
  /** On the source's own scale; compares films of one catalogue. */
  readonly popularity?: number;
  readonly directors: readonly string[];
}

/** What one line of a source adds. `none`: nothing for a catalogue of films; `bad`: it could not be read. */
export type CatalogueRecord =
  | { readonly kind: "film"; readonly film: CatalogueFilm }
  | { readonly kind: "name"; readonly imdb: number; readonly name: string }
  | { readonly kind: "votes"; readonly imdb: number; readonly votes: number }
  | { readonly kind: "none" }
  | { readonly kind: "bad" };

export const CATALOGUE_FORMATS = ["imdb", "tmdb-export", "wikidata", "jsonl"] as const;
export type CatalogueFormat = (typeof CATALOGUE_FORMATS)[number];

export const NOTHING: CatalogueRecord = { kind: "none" };
export const UNREADABLE: CatalogueRecord = { kind: "bad" };

const MAX_TITLE_LENGTH = 500;
const MAX_ALTERNATIVES = 80;
const FIRST_YEAR = 1870;
const LAST_YEAR = 2120;

/** Limits lengths, counts and years of untrusted data. @returns `none` for a film without any id */
export function filmRecord(film: CatalogueFilm): CatalogueRecord {
  const title = normalizeText(film.title);
  if (title === "") return UNREADABLE;
  if (film.tmdb === undefined && film.imdb === undefined && film.wikidata === undefined) return NOTHING;
  const year = film.year !== null && film.year >= FIRST_YEAR && film.year <= LAST_YEAR ? film.year : null;
  const alternatives = film.alternatives.slice(0, MAX_ALTERNATIVES).map(normalizeText);
  return {
    kind: "film",
    film: { ...film, title, year, alternatives: alternatives.filter((name) => name !== "" && name !== title) },
  };
}

export function normalizeText(text: string): string {
  return text.slice(0, MAX_TITLE_LENGTH).replaceAll("\0", "").trim();
}

export const readId = (value: unknown): number | undefined => {
  const number = typeof value === "string" && /^\d{1,10}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) && number > 0 && number < 2 ** 40
    ? number
    : undefined;
};

/** @returns the number of `tt0114709` */
export function readImdbId(value: unknown): number | undefined {
  return typeof value === "string" && /^tt\d{1,10}$/.test(value) ? readId(value.slice(2)) : undefined;
}

export function writeImdbId(number: number): string {
  return `tt${String(number).padStart(7, "0")}`;
}
