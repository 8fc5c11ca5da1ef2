import type { NonFilmKind } from "../../contract/index.ts";
import type { FileRecord } from "../../intake/index.ts";
import type { JournalEntry, UndoResult } from "../../library/index.ts";
import type { FilmCandidate } from "../../providers/index.ts";
import { createFileUndo, type Match, queueEnrichment, toProvisionalFilm } from "../files/index.ts";
import type { Release } from "../releaseName/index.ts";
import { createDecisionUndo } from "./decisionUndo.ts";
import type { ReviewParts } from "./reviewParts.ts";

/** What a file is matched with: a film of the library, or one that a provider offers. */
export type MatchTarget = { readonly filmId: number } | { readonly candidate: FilmCandidate };

/** What people decide about files, recorded in the journal with its undo. Everything runs inside a transaction. */
export interface ManualDecisions {
  match(file: FileRecord, target: MatchTarget, parsed: Release, by: string): void;
  /** The file is no film: an episode keeps its card, anything else is listed nowhere. */
  excludeFromLibrary(file: FileRecord, kind: NonFilmKind, parsed: Release, by: string): void;
  /** Restores what was before the newest manual decision; an automatic match becomes ambiguous. */
  revert(file: FileRecord, parsed: Release, by: string): void;
  /** Undoes a journal entry of this feature. @throws UndoProblem */
  undo(entry: JournalEntry, parsed: Release): UndoResult;
}

export function createManualDecisions(parts: ReviewParts): ManualDecisions {
  const { files, matches, library, jobs, events, clock, extras } = parts;
  const fileUndo = createFileUndo(parts);
  const decisionUndo = createDecisionUndo(parts, fileUndo);

  /** The candidates stay, so that the review can show them again. */
  function recordDecision(fileId: number, decision: Match["decision"], parsed: Release): void {
    const candidates = matches.get(fileId)?.candidates ?? [];
    matches.record(fileId, { parsed, decision, decidedBy: "hand", score: null, candidates }, clock.now());
  }

  return {
    match(file, target, parsed, by) {
      let filmId = 0;
      const undo = fileUndo.record(file.id, () => {
        ({ filmId } = library.identity.bindFile(file.id, target, parsed, { isUndoable: true }));
        recordDecision(file.id, "matched", parsed);
        files.setKind(file.id, "movie");
        files.setState(file.id, "matched");
        extras.reassignNear(file.path);
      });
      parts.queueSidecarFiles(file.id);
      library.journal.record({
        act: "matched_by_hand",
        by,
        facts: { file: file.path, film: library.films.titleWithYear(filmId) ?? "" },
        fileId: file.id,
        filmId,
        ...undo,
      });
      if ("candidate" in target && !library.enrichment.isEnriched(filmId))
        queueEnrichment(jobs, filmId, target.candidate.tmdbId !== undefined);
      events.emit({ type: "film.changed", filmId, fileId: file.id });
    },

    excludeFromLibrary(file, kind, parsed, by) {
      const undo = fileUndo.record(file.id, () => {
        recordDecision(file.id, "unmatched", parsed);
        files.setKind(file.id, kind);
        files.setState(file.id, "unmatched", { code: "set_aside" });
        if (kind === "episode") library.identity.unbindFile(file.id, toProvisionalFilm(file.id, parsed));
        else library.identity.detachFile(file.id);
        extras.reassignNear(file.path);
      });
      library.journal.record({
        act: "set_aside",
        by,
        facts: { file: file.path },
        fileId: file.id,
        filmId: null,
        ...undo,
      });
      events.emit({ type: "film.changed", filmId: file.film, fileId: file.id });
    },

    revert(file, parsed, by) {
      const { films, undo, isManual } = decisionUndo.revertNewest(file.id, parsed);
      library.journal.record({
        act: "unmatched",
        by,
        // Reverting a manual decision is no correction of an automatic match: the precision figures tell them apart.
        facts: { file: file.path, of: isManual ? "hand" : "machine" },
        fileId: file.id,
        filmId: null,
        films,
        undo,
      });
      events.emit({ type: "file.changed", fileId: file.id });
    },

    undo: decisionUndo.undo,
  };
}
