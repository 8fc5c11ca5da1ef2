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

/** Below the film's folder, where its copies may lie. */
const COPY_FOLDERS = ["VIDEO_TS", "BDMV/STREAM", "CD1"];

/** Keeps extras and samples with the film they lie beside, whichever of the two is known first. Inside a transaction. */
export function createExtras({ files, library, matches }: ExtrasParts) {
  function copiesNear(folder: string): NearbyCopy[] {
    const copies = ["", ...COPY_FOLDERS].flatMap((below) => library.copiesIn(join(folder, below)));
    return copies.flatMap(({ id, path, film }) => {
      const title = matches.get(id)?.parsed.title ?? "";
      return film === null ? [] : [{ path, film, title }];
    });
  }

  function bind(fileId: number, kind: "extra" | "sample", film: number | null): void {
    library.putAside(fileId, kind, film);
    files.setState(fileId, film === null ? "unmatched" : "matched", film === null ? { code: "extra" } : null);
  }

  return {
    /** Finds the film of an extra; without one it waits. */
    assignFilm(
      fileId: number,
      path: string,
      release: { readonly kind: "extra" | "sample"; readonly title: string },
    ): number | null {
      const film = findExtraOwner({ path, title: release.title }, copiesNear(ownerFolder(path)));
      bind(fileId, release.kind, film);
      return film;
    },

    /** Extras and samples that lie beside a file, or belong to its film. */
    idsNear(fileId: number, film: number | null): number[] {
      const path = files.byId(fileId)?.path;
      const beside = path === undefined ? [] : library.asidesBelow(filmLocation(path).filmFolder);
      const ofFilm = film === null ? [] : library.asidesOf(film);
      return [...beside, ...ofFilm].map(({ id }) => id).filter((id) => id !== fileId);
    },

    /** A copy was bound to a film: the extras beside it follow. */
    reassignNear(path: string): void {
      const { filmFolder } = filmLocation(path);
      const asides = library.asidesBelow(filmFolder);
      if (asides.length === 0) return;
      const copies = copiesNear(filmFolder);
      // Among many films only those that bear this one's name can be its own: a flat folder stays cheap.
      const isAlone = copies.every(({ film }) => film === copies[0]?.film);
      const stem = basename(path, extname(path)).toLowerCase();
      for (const aside of asides) {
        if (!isAlone && !basename(aside.path).toLowerCase().startsWith(stem)) continue;
        if (ownerFolder(aside.path) !== filmFolder) continue;
        const match = matches.get(aside.id);
        if (!match || match.decidedBy === "hand" || !isExtra(match.parsed)) continue;
        const { parsed } = match;
        const film = findExtraOwner({ path: aside.path, title: parsed.title }, copies);
        if (film !== null && film !== aside.film) bind(aside.id, parsed.kind, film);
      }
    },
  };
}

export type Extras = ReturnType<typeof createExtras>;
