import type { RatingSource } from "../ratings/ratingSource.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import type { ExportVisitor } from "./exportRows.ts";
import { type ExportFile, recogniseFile } from "./formats/exportFile.ts";
import { readImdb } from "./formats/imdbExport.ts";
import { readLetterboxd } from "./formats/letterboxdExport.ts";
import { readOwn } from "./formats/ownExport.ts";
import { readTrakt } from "./formats/traktExport.ts";

export const MEMBER_FORMATS = ["letterboxd", "imdb", "trakt", "filmotheque"] as const;
export type MemberFormat = (typeof MEMBER_FORMATS)[number];
/** `auto` detects the format from the content. */
export type RequestedFormat = MemberFormat | "auto";

type Reader = (source: RatingSource, files: readonly ExportFile[], visitor: ExportVisitor) => Promise<void>;

const READERS: Readonly<Record<MemberFormat, Reader>> = {
  letterboxd: readLetterboxd,
  imdb: readImdb,
  trakt: readTrakt,
  filmotheque: readOwn,
};

/** The order in which formats are preferred when an archive contains several. */
const ORDER = ["filmotheque", "letterboxd", "trakt", "imdb"] as const satisfies readonly MemberFormat[];

/**
 * Reads an export row by row; memory does not grow with its size. An error thrown by the visitor ends it.
 * @returns the format; null where the source holds no export of that format
 * @throws RecommendationProblem `export_too_large`, `export_unreadable`, `ratings_source_damaged`, `export_is_movielens`
 */
export async function visitMemberExport(
  source: RatingSource,
  requested: RequestedFormat,
  visitor: ExportVisitor,
): Promise<MemberFormat | null> {
  const files = await recogniseFiles(source);
  const has = (format: ExportFile["format"]) => files.some((file) => file.format === format);
  const format = requested === "auto" ? ORDER.find(has) : has(requested) ? requested : undefined;
  if (!format) {
    if (requested === "auto" && has("movielens")) throw new RecommendationProblem("export_is_movielens", source.path);
    // The file has the name of an export but not its content: it is damaged or something else.
    if (files.length === 0 && source.names().some((name) => NAMES[requested].test(name)))
      throw new RecommendationProblem("export_unreadable", source.path);
    return null;
  }
  await READERS[format](
    source,
    files.filter((file) => file.format === format),
    visitor,
  );
  return format;
}

/** File names of the exports; IMDb's may have any name. */
const NAMES: Readonly<Record<RequestedFormat, RegExp>> = {
  auto: /^(?:ratings|watched|diary|reviews|watchlist)\.csv$/i,
  letterboxd: /^(?:ratings|watched|diary|reviews|watchlist)\.csv$/i,
  imdb: /\.csv$/i,
  trakt: /^(?:ratings|watched)-movies\.json$/i,
  filmotheque: /^filmotheque\.(?:csv|json)$/i,
};

const EXPORT_NAMES = /\.(?:csv|tsv|txt|json)$/i;

/** For a source with a single file, that file, regardless of its name. */
async function recogniseFiles(source: RatingSource): Promise<ExportFile[]> {
  const paths = source.paths();
  const candidates = paths.length === 1 ? paths : paths.filter((path) => EXPORT_NAMES.test(path));
  const files: ExportFile[] = [];
  for (const path of candidates.toSorted()) {
    const file = await recogniseFile(source, path);
    if (file) files.push(file);
  }
  return files;
}
