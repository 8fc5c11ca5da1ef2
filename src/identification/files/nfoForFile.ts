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
 * The sidecar NFO of a file, where it is about the film that the file was matched with. Its ids decide; one without ids
 * counts unless a person chose the film, because a person who corrects a match corrects the NFO that led to it.
 */
export function nfoForFile(fileId: number, { files, library, matches, nfos }: NfoForFileParts): Nfo | null {
  const stored = nfos.get(fileId);
  const film = files.byId(fileId)?.film;
  if (stored?.kind !== "read" || !film) return null;
  const { nfo } = stored;
  const { tmdb, imdb } = nfo.ids;
  if (tmdb === undefined && imdb === undefined) return matches.get(fileId)?.decidedBy === "hand" ? null : nfo;
  const ids = library.identity.idsOf(film);
  const isSameFilm = (tmdb ?? ids?.tmdb) === ids?.tmdb && (imdb ?? ids?.imdb) === (ids?.imdb ?? imdb);
  return isSameFilm ? nfo : null;
}
