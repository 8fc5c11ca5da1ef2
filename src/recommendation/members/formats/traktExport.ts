import { z } from "zod";
import { localDay } from "../../../time/index.ts";
import type { RatingSource } from "../../ratings/ratingSource.ts";
import {
  type ExportedFilm,
  type ExportVisitor,
  type SkipReason,
  WATCH_PRECISION,
  watchedWhenRated,
} from "../exportRows.ts";
import { exportedFilm, starsOf } from "./exportedFilm.ts";
import { eachExportedObject } from "./exportedObjects.ts";
import type { ExportFile } from "./exportFile.ts";
import { fileStem } from "./letterboxdExport.ts";
import { eachTraktRow } from "./traktTable.ts";

const movie = z.object({
  title: z.string().catch(""),
  year: z.number().int().nullish().catch(null),
  ids: z
    .object({ tmdb: z.number().int().nullish().catch(null), imdb: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
});
const text = z.string().nullish().catch(null);
const thing = z.unknown().optional();
const entry = z.object({
  id: z.union([z.number(), z.string()]).nullish().catch(null),
  movie: movie.nullish().catch(null),
  rating: z.unknown().optional(),
  rated_at: text,
  watched_at: text,
  last_watched_at: text,
  plays: z.number().nullish().catch(null),
  listed_at: text,
  rank: z.number().int().nullish().catch(null),
  notes: text,
  // Trakt data that this program does not store.
  collected_at: text,
  paused_at: text,
  hidden_at: text,
  comment: thing,
  // Entries that are not films.
  show: thing,
  season: thing,
  episode: thing,
  person: thing,
  // Metadata of lists, and errors of Trakt's export.
  name: text,
  description: text,
  slug: text,
  error: thing,
  endpoint: text,
});
type Entry = z.infer<typeof entry>;

/**
 * Parses Trakt's export, or responses of its API as other tools save them. Entries are identified by their content,
 * regardless of file names and pages. Tables of Trakt's pages are read as the same entries. For a truncated file, the complete entries are used.
 */
export async function readTrakt(
  source: RatingSource,
  files: readonly ExportFile[],
  visitor: ExportVisitor,
): Promise<void> {
  const all = new TraktExport();
  // Lists precede their films.
  const inOrder = files.toSorted((a, b) => Number(isListIndex(b.path)) - Number(isListIndex(a.path)));
  for (const file of inOrder) {
    const read = (object: unknown) => all.read(object, file.path, visitor);
    if (file.kind === "table") await eachTraktRow(source, file, visitor, read);
    else await eachExportedObject(source, file.path, "outermost", visitor, read);
  }
  all.finish(visitor);
}

const isListIndex = (path: string) => /(?:^|[/-])lists\.json$/i.test(path);

class TraktExport {
  /** Overlapping pages repeat entries. */
  readonly #seen = new Set<string>();
  readonly #lists = new Map<string, number>();
  readonly #listNames = new Map<string, { name: string; description: string }>();
  readonly #rated: { film: ExportedFilm; ratedAt: number }[] = [];
  readonly #lastViewings: { film: ExportedFilm; at: number }[] = [];
  readonly #viewings: { film: ExportedFilm; at: number }[] = [];
  #hasHistory = false;
  #hasWatched = false;

  read(object: unknown, path: string, visitor: ExportVisitor): void {
    const said = entry.safeParse(object).data ?? null;
    const { title = "", year = null, ids = null } = said?.movie ?? {};
    const film = exportedFilm({ title, year, tmdb: ids?.tmdb ?? null, imdb: ids?.imdb ?? null });
    const reason = said ? this.#readEntry(said, film, object, path, visitor) : "unreadable";
    if (!reason) return;
    // Items that Trakt could not export contain a URL instead of a file.
    const file = (reason === "truncated" && said?.endpoint) || path;
    visitor.skipped({ reason, file, line: null, title: film?.title ?? null, year: film?.year ?? null });
  }

  /** @returns why the entry is skipped; null when it is imported */
  #readEntry(
    said: Entry,
    film: ExportedFilm | null,
    object: unknown,
    path: string,
    visitor: ExportVisitor,
  ): SkipReason | null {
    if (said.error !== undefined && said.endpoint) return "truncated";
    if (said.movie) return film ? this.#readFilm(film, said, path, visitor) : "no_title";
    if (said.show || said.season || said.episode || said.person) return "not_a_film";
    if (!isListItself(said, object)) return "unreadable";
    this.#keepListName(said, object);
    return null;
  }

  /** Handles entries that depend on the complete export. */
  finish(visitor: ExportVisitor): void {
    // The list of watched films contains only the last viewing of each; the history contains all.
    if (!this.#hasHistory) this.#viewings.push(...this.#lastViewings);
    reportViewings(this.#viewings, visitor);
    if (this.#hasHistory || this.#hasWatched) return;
    for (const { film, ratedAt } of this.#rated) visitor.watch(watchedWhenRated(film, ratedAt));
  }

  #readFilm(film: ExportedFilm, said: Entry, path: string, visitor: ExportVisitor): SkipReason | null {
    if (said.watched_at) return this.#readViewing(film, said, said.watched_at, visitor);
    if (said.plays != null || said.last_watched_at) return this.#readWatched(film, said.last_watched_at ?? "", visitor);
    if (said.rated_at != null || (typeof said.rating === "number" && !said.listed_at))
      return this.#readRating(film, said, visitor);
    if (said.listed_at || said.rank != null) return this.#readListing(film, said, path, visitor);
    if (said.collected_at || said.paused_at || said.hidden_at || said.comment) return "no_place";
    return "unreadable";
  }

  #readRating(film: ExportedFilm, { rating, rated_at }: Entry, visitor: ExportVisitor): SkipReason | null {
    const value = typeof rating === "number" ? starsOf(rating, 10) : null;
    if (value === null) return "rating_out_of_range";
    const ratedAt = instantOf(rated_at);
    visitor.rating({ ...film, value, ratedAt });
    this.#rated.push({ film, ratedAt });
    return null;
  }

  #readWatched(film: ExportedFilm, watchedAt: string, visitor: ExportVisitor) {
    this.#hasWatched = true;
    const at = instantOf(watchedAt);
    this.#lastViewings.push({ film, at });
    reportWatched(film, at, visitor);
    return null;
  }

  #readViewing(film: ExportedFilm, { id }: Entry, watchedAt: string, visitor: ExportVisitor) {
    this.#hasHistory = true;
    if (id != null) {
      if (this.#seen.has(String(id))) return null;
      this.#seen.add(String(id));
    }
    const at = instantOf(watchedAt);
    this.#viewings.push({ film, at });
    reportWatched(film, at, visitor);
    return null;
  }

  #readListing(film: ExportedFilm, { listed_at, rank, notes }: Entry, path: string, visitor: ExportVisitor) {
    visitor.listing({
      ...film,
      list: this.#listOf(path, visitor),
      position: rank ?? null,
      addedAt: instantOf(listed_at),
      note: notes || null,
    });
    return null;
  }

  /** Named after the file; its pages form a single list. */
  #listOf(path: string, visitor: ExportVisitor): number {
    const stem = fileStem(path).replace(/-\d{1,4}$/, "");
    const known = this.#lists.get(stem);
    if (known !== undefined) return known;
    const kind = /watch-?list/i.test(stem) ? "watchlist" : /favou?rit/i.test(stem) ? "favourites" : "own";
    const slug = stem.replace(/^(?:lists?[-_])+(?:\d+-)?/i, "");
    const named = [...this.#listNames].find(([known]) => slug === known || stem.endsWith(`-${known}`))?.[1];
    const index = visitor.list({
      kind,
      name: kind === "own" ? (named?.name ?? slug.replaceAll("-", " ")) : "",
      description: named?.description ?? "",
      isNamedByFile: kind === "own" && !named,
    });
    this.#lists.set(stem, index);
    return index;
  }

  #keepListName({ name, description }: Entry, object: unknown): void {
    this.#listNames.set(slugOf(object) ?? "", { name: name ?? "", description: description ?? "" });
  }
}

const withIds = z.object({ ids: z.object({ slug: z.string() }) });

const slugOf = (object: unknown): string | null => withIds.safeParse(object).data?.ids.slug ?? null;
const isListItself = ({ name }: Entry, object: unknown) => !!name && slugOf(object) !== null;

/** Milliseconds since 1970; 0 where unknown. */
function instantOf(text: string | null | undefined): number {
  const at = Date.parse(text ?? "");
  return Number.isNaN(at) ? 0 : Math.max(0, at);
}

function reportWatched(film: ExportedFilm, watchedAt: number, visitor: ExportVisitor): void {
  visitor.watch({ ...film, watched: true, watchedAt, positionSeconds: null, precision: WATCH_PRECISION.logged });
}

/** Trakt uses 1970 for viewings without a date: they get no diary entry. Repeated viewings are rewatches. */
function reportViewings(viewings: readonly { film: ExportedFilm; at: number }[], visitor: ExportVisitor): void {
  const seen = new Set<string>();
  for (const { film, at } of viewings.toSorted((a, b) => a.at - b.at)) {
    const key = JSON.stringify(film);
    if (at >= ONE_YEAR_MS) {
      const viewing = {
        watchedOn: localDay(at),
        rewatch: seen.has(key),
        rating: null,
        note: null,
        place: null,
        tags: [],
      };
      visitor.viewing({ ...film, ...viewing });
    }
    seen.add(key);
  }
}

const ONE_YEAR_MS = 365 * 86_400_000;
