import { createHash } from "node:crypto";
import { closeSync, openSync, writeSync } from "node:fs";
import { basename } from "node:path";
import { openRatingSource } from "../ratings/openRatingSource.ts";
import type { SourceLimits } from "../ratings/ratingSource.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import type {
  ExportedDismissal,
  ExportedEdit,
  ExportedFilm,
  ExportedFilter,
  ExportedList,
  ExportedListing,
  ExportedRating,
  ExportedViewing,
  ExportedWatch,
  ExportVisitor,
  SkippedRow,
  SkipReason,
} from "./exportRows.ts";
import { BROKEN } from "./exportRows.ts";
import { type MemberFormat, type RequestedFormat, visitMemberExport } from "./memberExport.ts";

export interface StageExportInput {
  /** A file, a ZIP or a folder. */
  readonly path: string;
  readonly format: RequestedFormat;
  /** The file that the rows are written to; it does not exist yet. */
  readonly staged: string;
}

/** What an export holds, and where its rows are in the staged file, so that they can be read page by page. */
export interface StagedExport {
  readonly format: MemberFormat;
  readonly counts: Readonly<Record<keyof StagedPage, number>>;
  readonly lists: readonly ExportedList[];
  /** Number of skipped rows, by reason. */
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>;
  /** The first skipped rows. */
  readonly skippedRows: readonly SkippedRow[];
  /** Hash of the rows, independent of file names. */
  readonly contentHash: string;
  /** Bytes of each page: JSON of a `StagedPage`, one after the other. */
  readonly pageBytes: readonly number[];
}

/** A viewing with its ordinal among those of the film on that day, from 1. */
export type StagedViewing = ExportedViewing & { readonly nth: number };

/** A page has rows of one kind. */
export interface StagedPage {
  readonly ratings: readonly ExportedRating[];
  readonly watched: readonly ExportedWatch[];
  readonly viewings: readonly StagedViewing[];
  readonly listings: readonly ExportedListing[];
  readonly dismissals: readonly ExportedDismissal[];
  readonly filters: readonly ExportedFilter[];
  /** They come before the other rows, which name films as they are edited. */
  readonly edits: readonly ExportedEdit[];
}

export const EMPTY_PAGE: StagedPage = {
  ratings: [],
  watched: [],
  viewings: [],
  listings: [],
  dismissals: [],
  filters: [],
  edits: [],
};

/** More than a user has: the most active users have about fifty thousand films, each in up to four files. */
export const MAX_EXPORT_ROWS = 200_000;
/** Rows written in one transaction, which takes a few milliseconds. */
const PAGE_ROWS = 200;
/** Edits may be images of nearly a megabyte. */
const PAGE_EDITS = 10;
/** Number of skipped rows listed individually; the rest is only counted. */
const MAX_SKIPPED_ROWS = 2_000;
const LIMITS: SourceLimits = { maxFileBytes: 64 * 1024 ** 2, maxTotalBytes: 512 * 1024 ** 2, maxEntries: 10_000 };

/**
 * Reads an export and writes its rows, validated and normalised, to a file in pages. Memory is bounded by one row for
 * each watched film and viewing. Runs in a thread of the `content` pool.
 *
 * @returns null where the path holds no export of that format
 * @throws RecommendationProblem `export_too_large`, `export_unsafe`, `export_unreadable`, `ratings_source_damaged`, and
 * what the file system throws
 */
export async function stageExport({ path, format, staged }: StageExportInput): Promise<StagedExport | null> {
  const source = await openRatingSource(path, LIMITS);
  if (!source) return null;
  const rows = new StagedRows(staged, basename(path));
  try {
    const found = await visitMemberExport(source, format, rows.visitor);
    // The file is named like an archive, but is neither one nor a supported text.
    if (!found && /\.zip$/i.test(path) && source.has(basename(path)))
      throw new RecommendationProblem("ratings_source_damaged", basename(path));
    // No rows, or none that identifies a film: another kind of export, or a file that only has an export's name.
    if (found && found !== "filmotheque" && rows.saysNothing)
      throw new RecommendationProblem("export_unreadable", basename(path));
    return found && { format: found, ...rows.finish() };
  } finally {
    rows.close();
    source.close();
  }
}

/**
 * Collects the rows of an export. Most are written at once; watched films and viewings are written when all were
 * read.
 */
class StagedRows {
  readonly #pages: PageWriter;
  readonly #name: string;
  readonly #watches = new LatestWatches();
  readonly #viewings: ExportedViewing[] = [];
  readonly #lists: ExportedList[] = [];
  readonly #skipped: Partial<Record<SkipReason, number>> = {};
  readonly #skippedRows: SkippedRow[] = [];
  #rows = 0;

  constructor(staged: string, name: string) {
    this.#pages = new PageWriter(staged);
    this.#name = name;
  }

  readonly visitor: ExportVisitor = {
    row: () => {
      this.#rows += 1;
      if (this.#rows > MAX_EXPORT_ROWS) throw new RecommendationProblem("export_too_large", this.#name);
    },
    rating: (row) => this.#pages.add("ratings", row),
    watch: (row) => this.#watches.add(row),
    viewing: (row) => {
      this.#viewings.push(row);
    },
    list: (list) => this.#lists.push(list) - 1,
    listing: (row) => this.#pages.add("listings", row),
    dismissal: (row) => this.#pages.add("dismissals", row),
    filter: (row) => this.#pages.add("filters", row),
    edit: (row) => this.#pages.add("edits", row),
    skipped: (row) => {
      this.#skipped[row.reason] = (this.#skipped[row.reason] ?? 0) + 1;
      if (this.#skippedRows.length < MAX_SKIPPED_ROWS) this.#skippedRows.push(row);
    },
  };

  get saysNothing(): boolean {
    const broken = BROKEN.reduce((sum, reason) => sum + (this.#skipped[reason] ?? 0), 0);
    return this.#rows === broken && this.#lists.length === 0;
  }

  finish(): Omit<StagedExport, "format"> {
    for (const row of this.#watches.all()) this.#pages.add("watched", row);
    for (const row of numbered(this.#viewings)) this.#pages.add("viewings", row);
    this.#pages.flush();
    const { counts, contentHash, bytes } = this.#pages;
    return {
      counts,
      lists: this.#lists,
      skipped: this.#skipped,
      skippedRows: this.#skippedRows,
      contentHash,
      pageBytes: bytes,
    };
  }

  close(): void {
    this.#pages.close();
  }
}

class PageWriter {
  readonly bytes: number[] = [];
  readonly counts: Record<keyof StagedPage, number> = {
    ratings: 0,
    watched: 0,
    viewings: 0,
    listings: 0,
    dismissals: 0,
    filters: 0,
    edits: 0,
  };
  readonly #file: number;
  readonly #hash = createHash("sha256");
  readonly #open = new Map<keyof StagedPage, unknown[]>();
  #digest: string | null = null;

  constructor(path: string) {
    this.#file = openSync(path, "wx", 0o600);
  }

  get contentHash(): string {
    this.#digest ??= this.#hash.digest("hex");
    return this.#digest;
  }

  add<Kind extends keyof StagedPage>(kind: Kind, row: StagedPage[Kind][number]): void {
    const rows = this.#open.get(kind) ?? [];
    rows.push(row);
    this.#open.set(kind, rows);
    this.counts[kind] += 1;
    if (rows.length === (kind === "edits" ? PAGE_EDITS : PAGE_ROWS)) this.#write(kind, rows);
    const edits = kind === "edits" ? undefined : this.#open.get("edits");
    if (edits) this.#write("edits", edits);
  }

  /** Writes the remaining rows of each kind. */
  flush(): void {
    for (const [kind, rows] of [...this.#open]) this.#write(kind, rows);
  }

  close(): void {
    closeSync(this.#file);
  }

  #write(kind: keyof StagedPage, rows: readonly unknown[]): void {
    const bytes = Buffer.from(JSON.stringify({ ...EMPTY_PAGE, [kind]: rows }));
    for (let written = 0; written < bytes.length; ) written += writeSync(this.#file, bytes, written);
    this.#hash.update(bytes);
    this.bytes.push(bytes.length);
    this.#open.delete(kind);
  }
}

/** Keeps one row per film: the most precise, and of equally precise ones the latest. */
class LatestWatches {
  readonly #last = new Map<string, ExportedWatch>();

  add(row: ExportedWatch): void {
    const key = filmKey(row);
    const known = this.#last.get(key);
    const isBetter =
      !known ||
      row.precision > known.precision ||
      (row.precision === known.precision && row.watchedAt > known.watchedAt);
    if (isBetter) this.#last.set(key, row);
  }

  all(): Iterable<ExportedWatch> {
    return this.#last.values();
  }
}

/** Sorts by date; viewings of one film on one day keep the export's order. Later viewings of a film are rewatches. */
function* numbered(viewings: readonly ExportedViewing[]): Generator<StagedViewing> {
  const ofDay = new Map<string, number>();
  const inOrder = viewings.toSorted((a, b) => (a.watchedOn < b.watchedOn ? -1 : a.watchedOn > b.watchedOn ? 1 : 0));
  for (const row of inOrder) {
    const key = `${filmKey(row)} ${row.watchedOn}`;
    const nth = (ofDay.get(key) ?? 0) + 1;
    ofDay.set(key, nth);
    yield { ...row, nth };
  }
}

const filmKey = ({ tmdbId, imdbId, title, year }: ExportedFilm) =>
  `${tmdbId ?? ""} ${imdbId ?? ""} ${title} ${year ?? ""}`;
