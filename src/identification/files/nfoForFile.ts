import type { FileRecords } from "../../intake/index.ts";
import type { Library } from "../../library/index.ts";
import type { Nfo } from "../../nfo/index.ts";
import type { MatchRecords } from "./matchRecords.ts";
import type { NfoRecords } from "./nfoRecords.ts";

export interface NfoForFileParts {
  readonly files: FileRecords;
  readonly library: Library;
  readonly matches: MatchRecords;
  readonly nfos: NfoRecords;
}

/**
 * The NFO beside a file, where it is of the film that the file was found to be: by its ids; without ids only where no
 * hand chose the film, because a hand that corrects a match corrects the NFO that led to it.
 */
export function nfoForFile(fileId: number, { files, library, matches, nfos }: NfoForFileParts): Nfo | null {
  const kept = nfos.get(fileId);
  const film = files.byId(fileId)?.film;
  if (kept?.kind !== "read" || !film) return null;
  const { nfo } = kept;
  const ids = library.idsOf(film);
  const said = [nfo.ids.tmdb !== undefined, nfo.ids.imdb !== undefined];
  if (!said.includes(true)) return matches.get(fileId)?.decidedBy === "hand" ? null : nfo;
  const isSame =
    (nfo.ids.tmdb ?? ids?.tmdb) === ids?.tmdb && (nfo.ids.imdb ?? ids?.imdb) === (ids?.imdb ?? nfo.ids.imdb);
  return isSame ? nfo : null;
}
