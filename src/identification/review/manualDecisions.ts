import type { AsideKind } from "../../contract/index.ts";
import type { FileRecord } from "../../intake/index.ts";
import { type JournalEntry, UndoProblem, type WayBack } from "../../library/index.ts";
import type { FilmCandidate } from "../../providers/index.ts";
import {
  createFileUndo,
  isFilesUndo,
  isUnmatchUndo,
  queueEnrichment,
  toProvisionalFilm,
  type UnmatchUndo,
} from "../files/index.ts";
import type { Release } from "../releaseName/index.ts";
import { createLegacyUndo, isLegacyUndo } from "./legacyUndo.ts";
import type { ReviewParts } from "./reviewParts.ts";

/** A film of the library, or one that a provider offers. */
export type MatchTarget = { readonly filmId: number } | { readonly candidate: FilmCandidate };

const MANUAL_ACTS = ["matched_by_hand", "set_aside"];

/** What a hand decides, and its way back. Everything here wants to be inside a transaction. */
export function createManualDecisions(parts: ReviewParts) {
  const { files, matches, library, jobs, events, clock, extras, queueSidecarFiles } = parts;
  const { record, revert, isLatest } = createFileUndo(parts);
  const restoreOld = createLegacyUndo(parts, release);

  return {
    match(file: FileRecord, chosen: MatchTarget, parsed: Release, by: string): void {
      const candidates = matches.get(file.id)?.candidates ?? [];
      let filmId = 0;
      const way = record(file.id, () => {
        ({ filmId } = library.bindFile(file.id, chosen, parsed, { isUndoable: true }));
        matches.record(
          file.id,
          { parsed, decision: "matched", decidedBy: "hand", score: null, candidates },
          clock.now(),
        );
        files.setKind(file.id, "movie");
        files.setState(file.id, "matched");
        extras.reassignNear(file.path);
      });
      queueSidecarFiles(file.id);
      library.journal.record({
        act: "matched_by_hand",
        by,
        facts: { file: file.path, film: library.namedOf(filmId) ?? "" },
        fileId: file.id,
        filmId,
        ...way,
      });
      if ("candidate" in chosen && !library.isEnriched(filmId))
        queueEnrichment(jobs, filmId, chosen.candidate.tmdbId !== undefined);
      events.emit({ type: "film.changed", filmId, fileId: file.id });
    },

    /** It is no film: an episode keeps its card, everything else is listed nowhere. */
    excludeFromLibrary(file: FileRecord, kind: AsideKind, parsed: Release, by: string): void {
      const candidates = matches.get(file.id)?.candidates ?? [];
      const way = record(file.id, () => {
        matches.record(
          file.id,
          { parsed, decision: "unmatched", decidedBy: "hand", score: null, candidates },
          clock.now(),
        );
        files.setKind(file.id, kind);
        files.setState(file.id, "unmatched", { code: "set_aside" });
        if (kind === "episode") library.unbindFile(file.id, toProvisionalFilm(file.id, parsed));
        else library.detach(file.id);
        extras.reassignNear(file.path);
      });
      library.journal.record({
        act: "set_aside",
        by,
        facts: { file: file.path },
        fileId: file.id,
        filmId: null,
        ...way,
      });
      events.emit({ type: "film.changed", filmId: file.film, fileId: file.id });
    },

    /** A hand's decision gives way to what was before it, a machine's to the review. */
    revert(file: FileRecord, parsed: Release, by: string): void {
      const entry = latestDecision(file.id);
      const way = entry ? { ...revertEntry(entry, parsed) } : record(file.id, () => release(file.id, parsed));
      if (entry) library.journal.markUndone(entry.id);
      library.journal.record({
        act: "unmatched",
        by,
        // A hand that takes its own word back says nothing against the program's.
        facts: { file: file.path, of: entry ? "hand" : "machine" },
        fileId: file.id,
        filmId: null,
        films: way.films,
        undo: entry ? library.journal.withReopened(way.undo, entry.id) : way.undo,
      });
      events.emit({ type: "file.changed", fileId: file.id });
    },

    /** Undoes a journal entry of this feature. @throws UndoProblem */
    undo: revertEntry,
  };

  function revertEntry({ undo, fileId, filmId }: JournalEntry, parsed: Release): WayBack {
    if (isFilesUndo(undo)) return revert(undo);
    const file = files.byId(fileId ?? 0);
    if (!file) throw new UndoProblem("undo_conflict");
    const way = record(file.id, () => {
      if (isLegacyUndo(undo)) restoreOld(undo, parsed);
      else if (isUnmatchUndo(undo)) unmatch(file, filmId, undo, parsed);
      else throw new UndoProblem("journal_not_undoable");
    });
    events.emit({ type: "film.changed", filmId, fileId: file.id });
    return way;
  }

  /** The newest act of a hand on this file that nothing newer stands on. */
  function latestDecision(fileId: number): JournalEntry | undefined {
    return MANUAL_ACTS.map((act) => library.journal.latestUndoable({ fileId }, act))
      .filter((entry) => entry !== null)
      .sort((a, b) => b.id - a.id)
      .slice(0, 1)
      .find(({ undo }) => isLegacyUndo(undo) || (isFilesUndo(undo) && isLatest(undo)));
  }

  /** The program's own match, where it still holds. */
  function unmatch(file: FileRecord, filmId: number | null, { card }: UnmatchUndo, parsed: Release): void {
    const isStill =
      file.film !== null &&
      library.sameFilm(file.film) === library.sameFilm(filmId) &&
      matches.get(file.id)?.decidedBy === "machine";
    if (!isStill) throw new UndoProblem("undo_conflict");
    release(file.id, parsed, card);
  }

  /** Back to a card of its own. The hand's "no" stands: the machine does not say the same again. */
  function release(fileId: number, parsed: Release, card: UnmatchUndo["card"] = null): void {
    const candidates = matches.get(fileId)?.candidates ?? [];
    const decision = candidates.length > 0 ? "ambiguous" : "unmatched";
    library.unbindFile(fileId, toProvisionalFilm(fileId, parsed), card);
    matches.record(fileId, { parsed, decision, decidedBy: "hand", score: null, candidates }, clock.now());
    files.setKind(fileId, "movie");
    files.setState(fileId, decision);
    extras.reassignNear(files.byId(fileId)?.path ?? "");
  }
}
