import type { NonFilmKind } from "../../contract/index.ts";
import type { FileRecord } from "../../intake/index.ts";
import type { JournalEntry, UndoResult } from "../../library/index.ts";
import type { FilmCandidate } from "../../providers/index.ts";
import { createFileUndo, type FileUndo, type Match, queueEnrichment, toProvisionalFilm } from "../files/index.ts";
import type { Release } from "../releaseName/index.ts";
import { createDecisionUndo, type DecisionUndo } from "./decisionUndo.ts";
import type { ReviewParts } from "./reviewParts.ts";

/** What a file is matched with: a film of the library, or one that a provider offers. */
export type MatchTarget = { readonly filmId: number } | { readonly candidate: FilmCandidate };

/** The files of a copy, in the order of their parts, with their names as they are read. */
export type CopyParts = readonly [CopyPart, ...CopyPart[]];
interface CopyPart {
  readonly file: FileRecord;
  readonly parsed: Release;
}

/** What people decide about files, recorded in the journal with its undo. Everything runs inside a transaction. */
export interface ManualDecisions {
  match(file: FileRecord, target: MatchTarget, parsed: Release, by: string): void;
  /** The file is no film: an episode keeps its card, anything else is listed nowhere. */
  excludeFromLibrary(file: FileRecord, kind: NonFilmKind, parsed: Release, by: string): void;
  /**
   * Restores what was before the newest manual decision; an automatic match becomes ambiguous.
   * @returns the journal's entry
   */
  revert(file: FileRecord, parsed: Release, by: string): number;
  /** Makes all parts of a copy an unidentified film of their own, whatever was decided about them before. */
  split(copy: CopyParts, by: string): { readonly entryId: number; readonly filmId: number };
  /** Undoes a journal entry of this feature. @throws UndoProblem */
  undo(entry: JournalEntry, parsed: Release): UndoResult;
}

export function createManualDecisions(parts: ReviewParts): ManualDecisions {
  return new RecordedDecisions(parts);
}

class RecordedDecisions implements ManualDecisions {
  readonly #parts: ReviewParts;
  readonly #fileUndo: FileUndo;
  readonly #decisionUndo: DecisionUndo;

  constructor(parts: ReviewParts) {
    this.#parts = parts;
    this.#fileUndo = createFileUndo(parts);
    this.#decisionUndo = createDecisionUndo(parts, this.#fileUndo);
  }

  match(file: FileRecord, target: MatchTarget, parsed: Release, by: string): void {
    const { files, library, jobs, events, extras, queueSidecarFiles } = this.#parts;
    let filmId = 0;
    const undo = this.#fileUndo.record([file.id], () => {
      ({ filmId } = library.identity.bindFile(file.id, target, parsed, { isUndoable: true }));
      this.#record(file.id, "matched", parsed);
      files.setKind(file.id, "movie");
      files.setState(file.id, "matched");
      extras.reassignNear(file.path);
    });
    queueSidecarFiles(file.id);
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
  }

  excludeFromLibrary(file: FileRecord, kind: NonFilmKind, parsed: Release, by: string): void {
    const { files, library, events, extras } = this.#parts;
    const undo = this.#fileUndo.record([file.id], () => {
      this.#record(file.id, "unmatched", parsed);
      files.setKind(file.id, kind);
      files.setState(file.id, "unmatched", { code: "set_aside" });
      library.identity.detachFile(file.id);
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
  }

  revert(file: FileRecord, parsed: Release, by: string): number {
    const { library, events } = this.#parts;
    const { films, undo, isManual } = this.#decisionUndo.revertNewest(file.id, parsed);
    events.emit({ type: "file.changed", fileId: file.id });
    return library.journal.record({
      act: "unmatched",
      by,
      // Reverting a manual decision is no correction of an automatic match: the precision figures tell them apart.
      facts: { file: file.path, of: isManual ? "hand" : "machine" },
      fileId: file.id,
      filmId: null,
      films,
      undo,
    });
  }

  split(copy: CopyParts, by: string): { readonly entryId: number; readonly filmId: number } {
    const { files, library, events, extras, matches } = this.#parts;
    const [{ file, parsed }, ...others] = copy;
    const wasManual = copy.some(({ file: { id } }) => matches.get(id)?.decidedBy === "hand");
    let filmId = 0;
    const undo = this.#fileUndo.record([file.id, ...others.map((part) => part.file.id)], () => {
      const fileIds = copy.map((part) => part.file.id);
      filmId = library.identity.splitOff(fileIds, toProvisionalFilm(file.id, parsed));
      for (const part of copy) {
        const decision = matches.get(part.file.id)?.candidates.length ? "ambiguous" : "unmatched";
        this.#record(part.file.id, decision, part.parsed);
        files.setState(part.file.id, decision);
        extras.reassignNear(part.file.path);
      }
    });
    for (const part of copy) events.emit({ type: "film.changed", filmId, fileId: part.file.id });
    const facts = { file: file.path, of: wasManual ? "hand" : "machine" };
    const entryId = library.journal.record({ act: "unmatched", by, facts, fileId: file.id, filmId: null, ...undo });
    return { entryId, filmId };
  }

  undo(entry: JournalEntry, parsed: Release): UndoResult {
    return this.#decisionUndo.undo(entry, parsed);
  }

  /** The candidates stay, so that the review can show them again. */
  #record(fileId: number, decision: Match["decision"], parsed: Release): void {
    const { matches, clock } = this.#parts;
    const candidates = matches.get(fileId)?.candidates ?? [];
    matches.record(fileId, { parsed, decision, decidedBy: "hand", score: null, candidates }, clock.now());
  }
}
