import type { AsideKind } from "../contract/index.ts";
import type { FileRecord } from "../intake/index.ts";
import type { FilmCandidate } from "./candidate.ts";
import { cardOf } from "./cardJob.ts";
import { queueEnrichment } from "./identifyJob.ts";
import type { Match } from "./matches.ts";
import type { Release } from "./release.ts";
import type { ReviewParts } from "./reviewParts.ts";

/** A film of the library, or one that a provider offers. */
export type Chosen = { readonly filmId: number } | { readonly candidate: FilmCandidate };

/** How things stood before a hand decided: the way back, as the journal keeps it. */
interface Before {
  readonly kind: "hand";
  readonly fileId: number;
  readonly match: Match | null;
  readonly film: { readonly id: number; readonly isProvisional: boolean } | null;
  /** Absent in journals of the first release: a film's copy. */
  readonly fileKind?: string;
}

const HAND_ACTS = ["matched_by_hand", "set_aside"];

/** What a hand decides, and its way back. Everything here wants to be inside a transaction. */
export function handDecisions({ files, matches, library, jobs, events, clock, extras, queueBeside }: ReviewParts) {
  return {
    match(file: FileRecord, chosen: Chosen, parsed: Release, by: string): void {
      const before = beforeOf(file);
      const bound = library.bindFile(file.id, chosen, parsed);
      const candidates = before.match?.candidates ?? [];
      matches.record(file.id, { parsed, decision: "matched", decidedBy: "hand", score: null, candidates }, clock.now());
      files.setKind(file.id, "movie");
      files.setState(file.id, "matched");
      queueBeside(file.id);
      extras.follow(file.path);
      library.journal.record({
        act: "matched_by_hand",
        by,
        facts: { file: file.path, film: library.namedOf(bound.filmId) ?? "" },
        fileId: file.id,
        filmId: bound.filmId,
        undo: before,
      });
      if ("candidate" in chosen) queueEnrichment(jobs, bound.filmId, chosen.candidate.tmdbId !== undefined);
      events.emit({ type: "film.changed", filmId: bound.filmId, fileId: file.id });
    },

    /** It is no film: an episode keeps its card, everything else is listed nowhere. */
    setAside(file: FileRecord, kind: AsideKind, parsed: Release, by: string): void {
      const before = beforeOf(file);
      const candidates = before.match?.candidates ?? [];
      matches.record(
        file.id,
        { parsed, decision: "unmatched", decidedBy: "hand", score: null, candidates },
        clock.now(),
      );
      files.setKind(file.id, kind);
      files.setState(file.id, "unmatched", { code: "set_aside" });
      if (kind === "episode") library.unbindFile(file.id, cardOf(file.id, parsed));
      else library.detach(file.id);
      library.journal.record({
        act: "set_aside",
        by,
        facts: { file: file.path },
        fileId: file.id,
        filmId: null,
        undo: before,
      });
      events.emit({ type: "film.changed", filmId: file.film, fileId: file.id });
    },

    /** A hand's decision gives way to what was before it, a machine's to the review. */
    takeBack(file: FileRecord, parsed: Release, by: string): void {
      const [entry] = HAND_ACTS.map((act) => library.journal.latestUndoable({ fileId: file.id }, act))
        .filter((one) => one !== null)
        .sort((a, b) => b.id - a.id);
      const ofHand = entry !== undefined && isBefore(entry.undo);
      if (ofHand) {
        restore(entry.undo, parsed);
        library.journal.markUndone(entry.id);
      } else {
        release(file.id, parsed);
      }
      library.journal.record({
        act: "unmatched",
        by,
        // A hand that takes its own word back says nothing against the program's.
        facts: { file: file.path, of: ofHand ? "hand" : "machine" },
        fileId: file.id,
        filmId: null,
      });
      events.emit({ type: "file.changed", fileId: file.id });
    },

    /** Undoes a journal entry of this feature. */
    undo(file: FileRecord, undo: unknown, parsed: Release): void {
      if (isBefore(undo)) restore(undo, parsed);
      else release(file.id, parsed);
      events.emit({ type: "file.changed", fileId: file.id });
    },
  };

  function beforeOf(file: FileRecord): Before {
    const state = file.film === null ? null : library.stateOf(file.film);
    const film = file.film === null ? null : { id: file.film, isProvisional: state !== "identified" };
    return { kind: "hand", fileId: file.id, match: matches.of(file.id), film, fileKind: files.kindOf(file.id) };
  }

  function restore({ fileId, match, film, fileKind = "movie" }: Before, parsed: Release): void {
    matches.forget(fileId);
    if (match) matches.record(fileId, match, clock.now());
    files.setKind(fileId, fileKind);
    const path = files.byId(fileId)?.path ?? "";
    // What a hand had made a film of lies beside one again.
    if (fileKind === "extra" || fileKind === "sample") {
      library.detach(fileId);
      extras.place(fileId, path, { kind: fileKind, title: parsed.title });
      return;
    }
    if (film && !film.isProvisional && library.stateOf(film.id)) library.bindFile(fileId, { filmId: film.id }, parsed);
    else library.unbindFile(fileId, cardOf(fileId, parsed));
    files.setState(fileId, match?.decision ?? "unmatched");
    extras.follow(path);
  }

  /** Back to a card of its own. The hand's "no" stands: the machine does not say the same again. */
  function release(fileId: number, parsed: Release): void {
    const candidates = matches.of(fileId)?.candidates ?? [];
    const decision = candidates.length > 0 ? "ambiguous" : "unmatched";
    library.unbindFile(fileId, cardOf(fileId, parsed));
    matches.record(fileId, { parsed, decision, decidedBy: "hand", score: null, candidates }, clock.now());
    files.setKind(fileId, "movie");
    files.setState(fileId, decision);
  }
}

function isBefore(undo: unknown): undo is Before {
  return typeof undo === "object" && undo !== null && "kind" in undo && undo.kind === "hand";
}
