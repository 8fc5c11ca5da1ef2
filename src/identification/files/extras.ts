import { basename, extname, join } from "node:path";
import { type FileRecords, filmLocation } from "../../intake/index.ts";
import type { Library } from "../../library/index.ts";
import { isExtra } from "./cardJob.ts";
import { findExtraOwner, type NearbyCopy, ownerFolder } from "./findExtraOwner.ts";
import type { MatchRecords } from "./matchRecords.ts";

export interface ExtrasParts {
  readonly files: FileRecords;
  readonly library: Library;
  readonly matches: MatchRecords;
}

/** Extras and samples, and the films they belong to. Inside a transaction. */
export interface Extras {
  /** Assigns an extra to its film. @returns null where the film is not known yet; `reassignNear` finds it later */
  assignFilm(
    fileId: number,
    path: string,
    release: { readonly kind: "extra" | "sample"; readonly title: string },
  ): number | null;
  /** Extras and samples in the folder of a file, or of its film. */
  idsNear(fileId: number, film: number | null): number[];
  /** After a copy of a film was bound or released: assigns the extras near it again. */
  reassignNear(path: string): void;
}

/** Below the film's folder, where its copies may be. */
const COPY_FOLDERS = ["VIDEO_TS", "BDMV/STREAM", "CD1"];

function copiesNear(folder: string, { library, matches }: ExtrasParts): NearbyCopy[] {
  const copies = ["", ...COPY_FOLDERS].flatMap((below) => library.nonFilmFiles.copiesIn(join(folder, below)));
  return copies.flatMap(({ id, path, film }) => {
    const title = matches.get(id)?.parsed.title ?? "";
    return film === null ? [] : [{ path, film, title }];
  });
}

export function createExtras(parts: ExtrasParts): Extras {
  const { files, library, matches } = parts;

  function bind(fileId: number, kind: "extra" | "sample", film: number | null): void {
    library.nonFilmFiles.assign(fileId, kind, film);
    files.setState(fileId, film === null ? "unmatched" : "matched", film === null ? { code: "extra" } : null);
  }

  function reassign(extra: { id: number; path: string; film: number | null }, copies: readonly NearbyCopy[]): void {
    const match = matches.get(extra.id);
    if (!match || match.decidedBy === "hand" || !isExtra(match.parsed)) return;
    const { kind, title } = match.parsed;
    const film = findExtraOwner({ path: extra.path, title }, copies);
    if (film !== null && film !== extra.film) bind(extra.id, kind, film);
  }

  return {
    assignFilm(fileId, path, { kind, title }) {
      const film = findExtraOwner({ path, title }, copiesNear(ownerFolder(path), parts));
      bind(fileId, kind, film);
      return film;
    },

    idsNear(fileId, film) {
      const path = files.byId(fileId)?.path;
      const inFolder = path === undefined ? [] : library.nonFilmFiles.below(filmLocation(path).filmFolder);
      const ofFilm = film === null ? [] : library.nonFilmFiles.ofFilm(film);
      return [...inFolder, ...ofFilm].map(({ id }) => id).filter((id) => id !== fileId);
    },

    reassignNear(path) {
      const { filmFolder } = filmLocation(path);
      const extras = library.nonFilmFiles.below(filmFolder);
      if (extras.length === 0) return;
      const copies = copiesNear(filmFolder, parts);
      // In a folder of many films only extras that start with this file's name can belong to it: that keeps it fast.
      const isOnlyFilm = copies.every(({ film }) => film === copies[0]?.film);
      const stem = basename(path, extname(path)).toLowerCase();
      for (const extra of extras) {
        const isNamedForFile = basename(extra.path).toLowerCase().startsWith(stem);
        if ((isOnlyFilm || isNamedForFile) && ownerFolder(extra.path) === filmFolder) reassign(extra, copies);
      }
    },
  };
}
