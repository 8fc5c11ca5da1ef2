import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ExportedList, ExportVisitor, SkippedRow } from "../../../../src/recommendation/members/exportRows.ts";
import { type RequestedFormat, visitMemberExport } from "../../../../src/recommendation/members/memberExport.ts";
import { openRatingSource } from "../../../../src/recommendation/ratings/openRatingSource.ts";
import { temporaryFolder } from "../../../support/temporaryFolder.ts";
import { zipOf } from "../../../support/zip.ts";

export type ExportFiles = Readonly<Record<string, string | Buffer>>;

/** The content of an export, in a form that is easy to compare: `Heat (1995) 4.5`. */
export interface ReadExport {
  readonly format: string | null;
  readonly ratings: string[];
  readonly watched: string[];
  readonly viewings: string[];
  readonly lists: ExportedList[];
  readonly listings: string[];
  /** Reason, file and line of skipped rows. */
  readonly skipped: string[];
  readonly skippedRows: SkippedRow[];
}

export function folderOf(files: ExportFiles): string {
  const folder = temporaryFolder("export");
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export function zipFileOf(files: ExportFiles, name = "export.zip"): string {
  const path = join(temporaryFolder("export"), name);
  writeFileSync(
    path,
    zipOf(Object.entries(files).map(([path, content]) => ({ path, bytes: Buffer.from(content as string) }))),
  );
  return path;
}

/** A single file, as the user selects it. */
export function fileOf(name: string, content: string | Buffer): string {
  return join(folderOf({ [name]: content }), name);
}

export async function readExport(path: string, format: RequestedFormat = "auto"): Promise<ReadExport> {
  const source = await openRatingSource(path);
  if (!source) throw new Error(`${path} is not there`);
  const read = {
    ratings: [],
    watched: [],
    viewings: [],
    lists: [],
    listings: [],
    skipped: [],
    skippedRows: [],
  } as Omit<ReadExport, "format">;
  try {
    return { format: await visitMemberExport(source, format, visitorOf(read)), ...read };
  } finally {
    source.close();
  }
}

const day = (at: number) => (at === 0 ? "-" : new Date(at).toISOString().slice(0, 10));
const named = ({
  title,
  year,
  imdbId,
  tmdbId,
}: {
  title: string;
  year: number | null;
  imdbId: string | null;
  tmdbId: number | null;
}) => [title, year === null ? null : `(${year})`, imdbId, tmdbId].filter((part) => part !== null).join(" ");

function visitorOf(read: Omit<ReadExport, "format">): ExportVisitor {
  return {
    row: () => undefined,
    rating: (row) => read.ratings.push(`${named(row)} ${row.value} ${day(row.ratedAt)}`),
    watch: (row) => read.watched.push(`${named(row)} ${day(row.watchedAt)}`),
    viewing({ watchedOn, rewatch, rating, tags, note, ...row }) {
      const words = [named(row), watchedOn, rewatch ? "rewatch" : null, rating, ...tags, note];
      read.viewings.push(words.filter((word) => word !== null).join(" "));
    },
    list: (list) => read.lists.push(list) - 1,
    listing: (row) =>
      read.listings.push(
        `${row.list} ${row.position ?? "-"} ${named(row)} ${day(row.addedAt)}${row.note ? ` ${row.note}` : ""}`,
      ),
    dismissal: () => undefined,
    filter: () => undefined,
    edit: () => undefined,
    skipped(row) {
      read.skipped.push(`${row.reason} ${row.file}${row.line === null ? "" : `:${row.line}`}`);
      read.skippedRows.push(row);
    },
  };
}
