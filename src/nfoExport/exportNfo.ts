import { basename } from "node:path";
import type { FilmDetail } from "../contract/index.ts";
import { CodedError, errorCode } from "../errors/index.ts";
import type { FolderListings } from "../intake/index.ts";
import { isOwnNfo, type NfoContent, writeNfo } from "../nfo/index.ts";
import { exists, nfoPathOf, writeTextAtomically } from "./nfoFile.ts";

type NfoErrorCode = "nfo_exists" | "nfo_not_writable" | "no_present_file";

const MAX_OLD_BYTES = 1024 * 1024;
/** States of files that are present. */
const PRESENT: ReadonlySet<string> = new Set(["matched", "ambiguous", "unmatched", "identifying"]);
const NOT_WRITABLE: ReadonlySet<string> = new Set(["EACCES", "EPERM", "EROFS", "ENOENT", "ENOTDIR", "ENAMETOOLONG"]);

/**
 * Writes an NFO next to every present file of a film. One that another program wrote is replaced only when `replace`
 * is true, and kept as `.bak`; otherwise nothing is written at all.
 *
 * @returns the paths that were written
 * @throws CodedError; `ENOSPC` as it is
 */
export async function exportNfo(
  film: FilmDetail,
  replace: boolean,
  folderListings: FolderListings,
  signal: AbortSignal,
): Promise<string[]> {
  const paths = [...new Set(film.files.filter(({ state }) => PRESENT.has(state)).map(({ path }) => nfoPathOf(path)))];
  if (paths.length === 0) throw new CodedError<NfoErrorCode>("no_present_file");
  const foreign: string[] = [];
  for (const path of paths) if (await isForeign(path, folderListings, signal)) foreign.push(path);
  if (foreign.length > 0 && !replace)
    throw new CodedError<NfoErrorCode>("nfo_exists", { fact: foreign.map((path) => basename(path)).join(", ") });
  const text = writeNfo(contentOf(film));
  for (const path of paths) {
    try {
      await writeTextAtomically(path, text, foreign.includes(path));
    } catch (error) {
      const code = errorCode(error) ?? "";
      throw NOT_WRITABLE.has(code)
        ? new CodedError<NfoErrorCode>("nfo_not_writable", { fact: path }, { cause: error })
        : error;
    }
  }
  return paths;
}

async function isForeign(path: string, folderListings: FolderListings, signal: AbortSignal): Promise<boolean> {
  if (!(await exists(path))) return false;
  const bytes = await folderListings.readFile(path, MAX_OLD_BYTES, signal);
  return bytes === null || !isOwnNfo(bytes);
}

function contentOf(film: FilmDetail): NfoContent {
  const named = (job: string) => film.credits.filter((credit) => credit.job === job);
  return {
    title: film.title,
    originalTitle: film.originalTitle,
    year: film.year,
    plot: film.overview,
    tagline: film.tagline,
    runtimeMinutes: film.runtimeMinutes,
    genres: film.genres,
    directors: named("director").map(({ name }) => name),
    writers: named("writer").map(({ name }) => name),
    actors: named("actor").map(({ name, character }) => ({ name, role: character ?? null })),
    ids: film.externalIds,
  };
}
