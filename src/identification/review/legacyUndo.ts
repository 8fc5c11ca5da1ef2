import { type Match, queueEnrichment } from "../files/index.ts";
import type { Release } from "../releaseName/index.ts";
import type { ReviewParts } from "./reviewParts.ts";

/** The undo payload of a manual decision in journals of release 0.1. */
interface LegacyUndo {
  readonly kind: "hand";
  readonly fileId: number;
  readonly match: Match | null;
  readonly film: { readonly id: number; readonly isProvisional: boolean } | null;
  /** Absent for a copy of a film. */
  readonly fileKind?: string;
}

/**
 * Undoes a manual decision that release 0.1 recorded. It stored no films: one that left the library since is found
 * again by its ids.
 * @param release turns the file into a separate unidentified film
 */
export function createLegacyUndo(
  { files, matches, library, clock, extras, jobs }: ReviewParts,
  release: (fileId: number, parsed: Release) => void,
): (undo: LegacyUndo, parsed: Release) => void {
  function restoreMatch(fileId: number, match: Match | null): void {
    matches.remove(fileId);
    if (match) matches.record(fileId, match, clock.now());
  }

  function restoreExtra({ fileId, match }: LegacyUndo, kind: "extra" | "sample", path: string, title: string): void {
    restoreMatch(fileId, match);
    library.identity.detachFile(fileId);
    extras.assignFilm(fileId, path, { kind, title });
  }

  function bindFormerFilm({ fileId, match, film }: LegacyUndo, parsed: Release): void {
    // The film's id may be another film's by now: an automatic match is found again by the ids of its candidate.
    const [candidate] = match?.decision === "matched" && match.decidedBy === "machine" ? match.candidates : [];
    if (candidate) {
      const { filmId } = library.identity.bindFile(fileId, { candidate }, parsed, { isUndoable: true });
      if (!library.enrichment.isEnriched(filmId)) queueEnrichment(jobs, filmId, candidate.tmdbId !== undefined);
      return;
    }
    const isFilmThere = film !== null && !film.isProvisional && library.identity.stateOf(film.id) !== null;
    if (isFilmThere) library.identity.bindFile(fileId, { filmId: film.id }, parsed);
    else release(fileId, parsed);
  }

  return (undo, parsed) => {
    const { fileId, match, fileKind = "movie" } = undo;
    const path = files.byId(fileId)?.path ?? "";
    if (fileKind === "extra" || fileKind === "sample") {
      restoreExtra(undo, fileKind, path, parsed.title);
      return;
    }
    bindFormerFilm(undo, parsed);
    restoreMatch(fileId, match);
    files.setKind(fileId, fileKind);
    files.setState(fileId, match?.decision ?? "unmatched");
    extras.reassignNear(path);
  };
}

export function isLegacyUndo(undo: unknown): undo is LegacyUndo {
  return typeof undo === "object" && undo !== null && "kind" in undo && undo.kind === "hand";
}
