import type { Match } from "../files/index.ts";
import type { Release } from "../releaseName/index.ts";
import type { ReviewParts } from "./reviewParts.ts";

/** How things stood before a hand decided, as journals of the first release keep it. */
interface LegacyUndo {
  readonly kind: "hand";
  readonly fileId: number;
  readonly match: Match | null;
  readonly film: { readonly id: number; readonly isProvisional: boolean } | null;
  /** Absent: a film's copy. */
  readonly fileKind?: string;
}

/** Undoes what the first release recorded; it did not keep films, so one that left is found again by its ids. */
export function createLegacyUndo(
  { files, matches, library, clock, extras, jobs }: ReviewParts,
  release: (fileId: number, parsed: Release) => void,
) {
  return ({ fileId, match, film, fileKind = "movie" }: LegacyUndo, parsed: Release): void => {
    const path = files.byId(fileId)?.path ?? "";
    // What a hand had made a film of lies beside one again.
    if (fileKind === "extra" || fileKind === "sample") {
      matches.remove(fileId);
      if (match) matches.record(fileId, match, clock.now());
      library.detach(fileId);
      extras.assignFilm(fileId, path, { kind: fileKind, title: parsed.title });
      return;
    }
    const isThere = film !== null && !film.isProvisional && library.stateOf(film.id) !== null;
    // Its number may have been given to another film since; what a machine had found is told by its ids.
    const [candidate] = match?.decision === "matched" && match.decidedBy === "machine" ? match.candidates : [];
    if (candidate) {
      const { filmId } = library.bindFile(fileId, { candidate }, parsed, { isUndoable: true });
      if (!library.isEnriched(filmId)) {
        const kind = candidate.tmdbId === undefined ? "enrich_wikipedia" : "enrich_tmdb";
        jobs.enqueue({ kind, subject: "film", subjectId: filmId, uniqueKey: `${kind}:${filmId}` });
      }
    } else if (film && isThere) library.bindFile(fileId, { filmId: film.id }, parsed);
    else release(fileId, parsed);
    matches.remove(fileId);
    if (match) matches.record(fileId, match, clock.now());
    files.setKind(fileId, fileKind);
    files.setState(fileId, match?.decision ?? "unmatched");
    extras.reassignNear(path);
  };
}

export function isLegacyUndo(undo: unknown): undo is LegacyUndo {
  return typeof undo === "object" && undo !== null && "kind" in undo && undo.kind === "hand";
}
