import type { FileRecord } from "../../intake/index.ts";
import type { FilmCandidate } from "../../providers/index.ts";
import { type Decision, type IdentificationResult, matchBasis, type ScoredCandidate } from "../matching/index.ts";
import { comparableWords, type Release } from "../releaseName/index.ts";
import { automaticMatchUndo } from "./automaticMatchUndo.ts";
import { toProvisionalFilm } from "./cardJob.ts";
import { createFileSnapshots, type FileSnapshot } from "./fileSnapshots.ts";
import { type FolderEvidence, hasUsefulSidecars } from "./folderEvidence.ts";
import type { IdentifyParts } from "./identifyParts.ts";
import { queueEnrichment } from "./queueEnrichment.ts";
import { recordFolderEvidence } from "./recordFolderEvidence.ts";

/**
 * Stores an automatic decision and what follows from it: the film, the journal entry, the jobs. Inside a transaction.
 * It does nothing where a person decided in the meantime.
 */
export function applyDecision(
  file: FileRecord,
  release: Release,
  evidence: FolderEvidence,
  { decision, candidates }: IdentificationResult,
  parts: IdentifyParts,
): void {
  const { files, matches, library, clock } = parts;
  const before = createFileSnapshots(parts).read(file.id);
  const score = decision.kind === "matched" ? decision.candidate.score : (candidates[0]?.score ?? null);
  const match = { parsed: release, decision: decision.kind, decidedBy: "machine", score, candidates } as const;
  if (!matches.record(file.id, match, clock.now())) return;
  files.setKind(file.id, release.kind);
  recordFolderEvidence(file, evidence, parts);
  if (release.kind === "episode" && decision.kind !== "matched") {
    applyEpisode(file, before, parts);
    return;
  }
  if (before?.film === null && !isCopyOfKnownFilm(decision, parts))
    library.identity.addProvisionalFilms([toProvisionalFilm(file.id, release)]);
  if (decision.kind === "matched") applyMatch(file, release, evidence, decision.candidate, before, parts);
  else applyDoubt(file, decision.kind, candidates.length > 0, parts);
}

/** An episode is no film: the card that its name had, where only its NFO says so, leaves the library. */
function applyEpisode(file: FileRecord, before: FileSnapshot | null, parts: IdentifyParts): void {
  const { files, library, extras, events, queueStill } = parts;
  if (before?.film && library.identity.stateOf(before.film) === "unidentified") library.identity.detachFile(file.id);
  extras.reassignNear(file.path);
  files.setState(file.id, "unmatched", { code: "episode" });
  queueStill(file.id);
  events.emit({ type: "film.changed", filmId: before?.film ?? null, fileId: file.id });
}

/**
 * The file's `card` job may run later or not at all, so the card is made here too, and the film is the same whichever
 * came first. A copy of a film that is in the library needs no card.
 */
function isCopyOfKnownFilm(decision: Decision, { library }: IdentifyParts): boolean {
  return decision.kind === "matched" && library.identity.filmWithIds(decision.candidate) !== null;
}

function applyDoubt(
  file: FileRecord,
  decision: "ambiguous" | "unmatched",
  hasCandidates: boolean,
  { files, extras, events, queueStill }: IdentifyParts,
): void {
  extras.reassignNear(file.path);
  files.setState(file.id, decision, hasCandidates ? null : { code: "no_candidates" });
  queueStill(file.id);
  events.emit({ type: "file.changed", fileId: file.id });
}

function applyMatch(
  file: FileRecord,
  release: Release,
  evidence: FolderEvidence,
  candidate: ScoredCandidate,
  undecided: FileSnapshot | null,
  parts: IdentifyParts,
): void {
  const { files, library, jobs, events } = parts;
  const before = undecided && { ...undecided, ...library.identity.placementOf(file.id) };
  const card = before?.film ? library.identity.keptProvisionalFilm(before.film) : null;
  const { filmId } = library.identity.bindFile(file.id, { candidate }, editionAndPart(release, evidence, candidate));
  files.setState(file.id, "matched");
  if (hasUsefulSidecars(evidence)) parts.queueSidecarFiles(file.id);
  parts.extras.reassignNear(file.path);
  library.journal.record({
    act: "matched",
    by: null,
    facts: {
      file: file.path,
      film: titleWithYear(candidate),
      provider: candidate.provider,
      basis: matchBasis(candidate),
    },
    fileId: file.id,
    filmId,
    ...automaticMatchUndo(before, card, createFileSnapshots(parts), library),
  });
  // A second copy of a film that was enriched already brings nothing new to query.
  if (!library.enrichment.isEnriched(filmId)) queueEnrichment(jobs, filmId, candidate.tmdbId !== undefined);
  events.emit({ type: "film.changed", filmId, fileId: file.id });
}

/** A number that is in the film's own title is no part: *Kill Bill: Vol. 2*. */
function editionAndPart({ edition, part }: Release, evidence: FolderEvidence, candidate: FilmCandidate) {
  const titles = [candidate.title, candidate.originalTitle ?? "", ...candidate.alternativeTitles];
  const isInTitle = titles.some((title) => comparableWords(title).includes(String(evidence.part)));
  return { edition, part: part ?? (isInTitle ? undefined : (evidence.part ?? undefined)) };
}

function titleWithYear({ title, year }: Pick<FilmCandidate, "title" | "year">): string {
  return year === null ? title : `${title} (${year})`;
}
