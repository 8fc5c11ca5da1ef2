import { readFileSync } from "node:fs";
import { hasCode } from "../../errors/index.ts";
import { parseStoredJson, type Store } from "../../store/index.ts";
import { ARTWORK_WIDTHS, artworkFile, FILM_ARTWORK, type FilmArtworkKind } from "../artwork/index.ts";
import type { ExportedFilmIds } from "./exportRows.ts";

/** Bytes of an image in an export: larger than any that this program stores, smaller than an importer's limit. */
const MAX_IMAGE_BYTES = 600 * 1_024;
/** Bytes of all images of an export together. */
const MAX_IMAGES_BYTES = 24 * 1_024 * 1_024;

/** What the owner entered for a field of a film, or the image that a person chose for it. */
export interface ExportedEdit extends ExportedFilmIds {
  /** How the edited film is named in the other rows; only for a film without an id that has another name there. */
  readonly shownTitle?: string;
  readonly shownYear?: number | null;
  /** `title` …, `tags`, `poster`, `backdrop`. */
  readonly field: string;
  /** Of a text that is edited in one language; otherwise empty. */
  readonly language: string;
  /** As it is stored; of an image see `ExportedImage`. */
  readonly value: unknown;
  /** No provider replaces it. */
  readonly locked: boolean;
}

/** Where a provider has it, or the image itself, as WebP in Base64. `omitted`: it is too large, or its file is lost. */
export type ExportedImage =
  | { readonly provider: "tmdb"; readonly path: string }
  | { readonly webp: string }
  | { readonly omitted: "too_large" | "missing" };

type Reader = Pick<Store, "sql">;

interface FilmRow extends ExportedFilmIds {
  readonly id: number;
}

/** The owner's edits, film by film, then the chosen images. @param artworkFolder where the images are */
export function* exportedEdits({ sql }: Reader, artworkFolder: string): Generator<ExportedEdit> {
  const rows = sql<FilmRow & { field: string; language: string; value: string; unlocked: number }>(`
    SELECT film.id, film.title, film.year, film.tmdb_id AS tmdbId, film.imdb_id AS imdbId,
      film.wikidata_id AS wikidataId, fact.field, fact.language, fact.value, fact.unlocked
    FROM fact INDEXED BY fact_by_hand JOIN film ON film.id = fact.film
    WHERE fact.origin = 'hand'
    ORDER BY fact.film, fact.field, fact.language`).all();
  for (const { field, language, value, unlocked, ...film } of rows)
    yield {
      ...namesOf({ sql }, film),
      ...{ field, language, value: parseStoredJson<unknown>(value), locked: unlocked === 0 },
    };
  yield* exportedImages({ sql }, artworkFolder);
}

function* exportedImages({ sql }: Reader, folder: string): Generator<ExportedEdit> {
  let bytes = 0;
  for (const kind of FILM_ARTWORK) {
    const rows = sql<FilmRow & { source: string; hash: string | null }>(`
      SELECT film.id, film.title, film.year, film.tmdb_id AS tmdbId, film.imdb_id AS imdbId,
        film.wikidata_id AS wikidataId, artwork.source, artwork.hash
      FROM artwork JOIN film ON film.${kind} = artwork.id
      WHERE artwork.source >= 'own:' AND artwork.source < 'own;'
      ORDER BY film.id`).all();
    for (const { source, hash, ...film } of rows) {
      const value = imageOf(source, hash && fileOf(folder, hash, kind), MAX_IMAGES_BYTES - bytes);
      if ("webp" in value) bytes += value.webp.length;
      yield { ...namesOf({ sql }, film), field: kind, language: "", value, locked: true };
    }
  }
}

function fileOf(folder: string, hash: string, kind: FilmArtworkKind): string {
  return artworkFile(folder, hash, Math.max(...ARTWORK_WIDTHS[kind]));
}

const PROVIDER_IMAGE = /^own:tmdb:(.+)$/;

function imageOf(source: string, file: string | null, bytesLeft: number): ExportedImage {
  const path = PROVIDER_IMAGE.exec(source)?.[1];
  if (path !== undefined) return { provider: "tmdb", path };
  const bytes = file === null ? null : readImage(file);
  if (!bytes) return { omitted: "missing" };
  if (bytes.length > Math.min(MAX_IMAGE_BYTES, bytesLeft)) return { omitted: "too_large" };
  return { webp: bytes.toString("base64") };
}

/** The program's own folder of images. @returns null where the file was deleted */
function readImage(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

/**
 * The film by the names that another library has for it, too. A film without an id at TMDB or IMDb is found by title and
 * year: those that the edit replaced.
 */
function namesOf({ sql }: Reader, { id, ...film }: FilmRow): ExportedFilmIds & Partial<ExportedEdit> {
  if (film.tmdbId !== null || film.imdbId !== null) return film;
  const title = providedValue({ sql }, id, "title");
  const year = providedValue({ sql }, id, "year");
  const named = {
    ...film,
    title: typeof title === "string" ? title : film.title,
    year: typeof year === "number" ? year : year === undefined ? film.year : null,
  };
  const isRenamed = named.title !== film.title || named.year !== film.year;
  return isRenamed ? { ...named, shownTitle: film.title, shownYear: film.year } : named;
}

/** What others than the owner state; undefined where the owner states nothing. */
function providedValue({ sql }: Reader, filmId: number, field: "title" | "year"): unknown {
  const isEdited = sql(`
    SELECT 1 FROM fact WHERE film = :filmId AND origin = 'hand' AND field = :field`).get({ filmId, field });
  if (isEdited === undefined) return undefined;
  const row = sql<{ value: string }>(`
    SELECT value
    FROM fact
    WHERE film = :filmId AND origin <> 'hand' AND field = :field
    ORDER BY origin = 'nfo' DESC, origin = 'wikidata' DESC, origin = 'candidate' DESC, origin = 'file'
    LIMIT 1`).get({ filmId, field });
  return row === undefined ? null : parseStoredJson<unknown>(row.value);
}
