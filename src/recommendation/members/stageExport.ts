import { closeSync, openSync, writeSync } from "node:fs";
import { basename } from "node:path";
import { openRatingSource } from "../ratings/openRatingSource.ts";
import type { SourceLimits } from "../ratings/ratingSource.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import { type ExportedRating, type ExportedWatch, type MemberFormat, visitMemberExport } from "./memberExport.ts";

export interface StageExportInput {
  /** A file, a ZIP or a folder. */
  readonly path: string;
  readonly format: MemberFormat;
  /** The file that the rows are written to; it does not exist yet. */
  readonly staged: string;
}

/** What an export holds, and where its rows are in the staged file, so that they can be read page by page. */
export interface StagedExport {
  readonly ratings: number;
  readonly watched: number;
  /** Rows without a readable film or rating. */
  readonly broken: number;
  /** Bytes of each page: JSON of a `StagedPage`, one after the other. */
  readonly pageBytes: readonly number[];
}

/** A page has rows of one kind. */
export interface StagedPage {
  readonly ratings: readonly ExportedRating[];
  readonly watched: readonly ExportedWatch[];
}

/** More than anyone has rated: the most active people reach some fifty thousand films; TMDB knows a million. */
export const MAX_EXPORT_ROWS = 100_000;
/** Rows written in one transaction, which takes a few milliseconds. */
const PAGE_ROWS = 200;
const LIMITS: SourceLimits = { maxFileBytes: 64 * 1024 ** 2, maxTotalBytes: 512 * 1024 ** 2, maxEntries: 10_000 };

/**
 * Reads an export and writes its rows, checked and in one form, to a file in pages. Memory stays within a page of
 * ratings, and one row for each film that was watched. Runs in a thread of the `content` pool.
 *
 * @returns null where the path holds no export of that format
 * @throws RecommendationProblem `export_too_large`, `export_unsafe`, `export_unreadable`, `ratings_source_damaged`, and
 * what the file system throws
 */
export async function stageExport({ path, format, staged }: StageExportInput): Promise<StagedExport | null> {
  const source = await openRatingSource(path, LIMITS);
  if (!source) return null;
  const pages = new PageWriter(staged);
  try {
    let rows = 0;
    let broken = 0;
    let ratings: ExportedRating[] = [];
    const flush = () => {
      if (ratings.length > 0) pages.write({ ratings, watched: [] });
      ratings = [];
    };
    let rated = 0;
    const watches = new LatestWatches();
    const isExport = await visitMemberExport(source, format, {
      row() {
        rows += 1;
        if (rows > MAX_EXPORT_ROWS) throw new RecommendationProblem("export_too_large", basename(path));
      },
      rating(row) {
        rated += 1;
        ratings.push(row);
        if (ratings.length === PAGE_ROWS) flush();
      },
      watch(row) {
        watches.add(row);
      },
      broken() {
        broken += 1;
      },
    });
    if (!isExport) return null;
    // No row at all, or none that says which film: an export of something else, or no export under its name.
    if (rows === broken) throw new RecommendationProblem("export_unreadable", basename(path));
    flush();
    for (const watched of watches.pages(PAGE_ROWS)) pages.write({ ratings: [], watched });
    return { ratings: rated, watched: watches.size, broken, pageBytes: pages.bytes };
  } finally {
    pages.close();
    source.close();
  }
}

class PageWriter {
  readonly bytes: number[] = [];
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, "wx", 0o600);
  }

  write(page: StagedPage): void {
    const bytes = Buffer.from(JSON.stringify(page));
    for (let written = 0; written < bytes.length; ) written += writeSync(this.#file, bytes, written);
    this.bytes.push(bytes.length);
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** Keeps each film once, with the date it was last seen. */
class LatestWatches {
  readonly #last = new Map<string, ExportedWatch>();

  get size(): number {
    return this.#last.size;
  }

  add(row: ExportedWatch): void {
    const key = `${row.tmdbId ?? ""} ${row.imdbId ?? ""} ${row.title} ${row.year ?? ""}`;
    if ((this.#last.get(key)?.watchedAt ?? -1) < row.watchedAt) this.#last.set(key, row);
  }

  *pages(rows: number): Generator<ExportedWatch[]> {
    const all = [...this.#last.values()];
    for (let start = 0; start < all.length; start += rows) yield all.slice(start, start + rows);
  }
}
