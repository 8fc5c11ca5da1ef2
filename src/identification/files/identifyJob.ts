import type { Events } from "../../events/index.ts";
import { type FileRecord, type FileRecords, isUnchangedRecord, type SidecarFileRecords } from "../../intake/index.ts";
import { type JobHandler, type Jobs, onlyIf, type UncheckedOutcome } from "../../jobs/index.ts";
import type { Library } from "../../library/index.ts";
import type { Metrics } from "../../monitoring/index.ts";
import type { FilmCandidate } from "../../providers/index.ts";
import type { Clock } from "../../time/index.ts";
import type { TaskRunner } from "../../workers/index.ts";
import {
  applyNfo,
  type CandidateSources,
  type IdentificationResult,
  identifyFromSources,
  matchBasis,
} from "../matching/index.ts";
import { comparableWords, type Release } from "../releaseName/index.ts";
import { identificationTasks } from "../tasks.ts";
import { automaticMatchUndo } from "./automaticMatchUndo.ts";
import { type ExtraRelease, isExtra, toProvisionalFilm } from "./cardJob.ts";
import type { Extras } from "./extras.ts";
import { createFileSnapshots } from "./fileSnapshots.ts";
import type { FolderEvidence, FolderEvidenceReader } from "./folderEvidence.ts";
import type { Match, MatchRecords } from "./matchRecords.ts";
import type { NfoRecords } from "./nfoRecords.ts";
import { hasNfoChanged, recordFolderEvidence } from "./recordFolderEvidence.ts";

export interface IdentifyParts {
  readonly files: FileRecords;
  readonly matches: MatchRecords;
  readonly sidecarFiles: SidecarFileRecords;
  readonly nfos: NfoRecords;
  readonly extras: Extras;
  readonly readFolderEvidence: FolderEvidenceReader;
  readonly library: Library;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly metrics: Metrics;
  readonly workers: TaskRunner;
  readonly clock: Clock;
  /** In the order in which they are asked. */
  sources(path: string): CandidateSources;
  /** Changes whenever an offline catalogue does. */
  catalogueGeneration(): number;
  queueStill(fileId: number): void;
  queueSidecarFiles(fileId: number): void;
}

/** Shorter than any film that is looked for: a clip, a test, a file that ends early. Says nothing about the film. */
const SHORTEST_FILM_SECONDS = 300;

/** UC7: which film is this file? */
export function identifyJob(parts: IdentifyParts): JobHandler<"identify"> {
  /** By file: the state of the catalogues when they were asked, so that a file that waits asks them once. */
  const askedCatalogues = new Map<number, number>();

  return {
    kind: "identify",
    concurrency: 4,
    batchSize: 1,
    priority: 40,
    timeoutMs: 180_000,
    async run([job], { signal }) {
      const file = parts.files.byId(job?.subjectId ?? 0);
      if (!file) return [{ kind: "done" }];
      const start = performance.now();
      const isSame = isUnchangedRecord(parts.files, file);
      const known = parts.matches.versionOf(file.id);
      const outcome = await identifyFile(file, parts, askedCatalogues, signal);
      parts.metrics.useCase({
        useCase: "UC7",
        outcome: outcome.kind === "done" ? "ok" : "failed",
        seconds: (performance.now() - start) / 1000,
      });
      // Who decided while the sources were asked is not overruled, and what was forgotten does not come back.
      return [onlyIf(() => isSame() && parts.matches.versionOf(file.id) === known, outcome)];
    },
  };
}

async function identifyFile(
  file: FileRecord,
  parts: IdentifyParts,
  askedCatalogues: Map<number, number>,
  signal: AbortSignal,
): Promise<UncheckedOutcome> {
  const known = parts.matches.get(file.id);
  const [named] = await parts.workers.run(identificationTasks.parseReleaseNames, [file.path], {
    signal,
    timeoutMs: 10_000,
  });
  if (!named) return { kind: "failed", error: { code: "unexpected", fact: "no release" }, retry: false };
  const isByHand = known?.decidedBy === "hand";
  // Under another name and among other files it is still what it was: neither the name nor an NFO there is about it.
  const hasMoved = file.sidecarsReadAtPath !== null && file.sidecarsReadAtPath !== file.path;
  const isSettled = known?.decision === "matched" && hasMoved;
  if (isSettled && file.part === null) return keepExtra(file, parts);
  if (!isByHand && !isSettled && isExtra(named)) return recordExtra(file, named, parts);

  const beside = await parts.readFolderEvidence(file.path, signal);
  const isMatched = known?.decision === "matched" && file.part !== null && !hasNfoChanged(file.id, beside, parts);
  // A hand decided, or the file is a copy of one that is known, and no NFO says otherwise since.
  if (known && (isByHand || isMatched || isSettled)) return confirmDecision(file, known.decision, beside, parts);

  const release = applyNfo(named, beside.nfo?.kind === "read" ? beside.nfo.nfo : null);

  const duration = file.durationSeconds ?? 0;
  const facts = duration >= SHORTEST_FILM_SECONDS ? { durationSeconds: duration } : {};
  const generation = parts.catalogueGeneration();
  const isLocalKnown = askedCatalogues.get(file.id) === generation;
  const asked = await identifyFromSources(release, facts, parts.sources(file.path), signal, isLocalKnown);
  askedCatalogues.delete(file.id);
  if (asked.kind === "answered")
    return { kind: "done", apply: () => applyDecision(file, release, beside, asked.result, parts) };
  const { offlineResult, code, provider } = asked;
  askedCatalogues.set(file.id, generation);
  return {
    kind: "deferred",
    delayMs: asked.retryAfterMs,
    error: { code, fact: provider },
    apply() {
      // What the catalogues propose can be decided on meanwhile.
      if (offlineResult) applyDecision(file, release, beside, offlineResult, parts);
      // The card stands meanwhile; the file says that it waits, and for whom.
      else if (!known) parts.files.setState(file.id, "identifying", { code, fact: provider });
    },
  };
}

function confirmDecision(
  file: FileRecord,
  decision: Match["decision"],
  beside: FolderEvidence,
  parts: IdentifyParts,
): UncheckedOutcome {
  return {
    kind: "done",
    apply() {
      recordFolderEvidence(file, beside, parts);
      parts.files.setState(file.id, decision);
      if (decision === "matched" && hasSidecarFiles(beside)) parts.queueSidecarFiles(file.id);
    },
  };
}

/** An extra that moved keeps its film, as a film's copy does. */
function keepExtra(file: FileRecord, { files }: IdentifyParts): UncheckedOutcome {
  return {
    kind: "done",
    apply() {
      files.setSidecarsReadAtPath(file.id, file.path);
      files.setState(file.id, "matched");
    },
  };
}

function recordExtra(file: FileRecord, release: ExtraRelease, parts: IdentifyParts): UncheckedOutcome {
  const { files, matches, library, extras, events, clock } = parts;
  return {
    kind: "done",
    apply() {
      // A copy of an extra came in as a copy of its film.
      if ((files.byId(file.id)?.part ?? null) !== null) library.detach(file.id);
      const filmId = extras.assignFilm(file.id, file.path, release);
      const decision = filmId === null ? "unmatched" : "matched";
      matches.record(file.id, matchOf(release, decision, null, []), clock.now());
      files.setSidecarsReadAtPath(file.id, file.path);
      if (filmId !== null) events.emit({ type: "film.changed", filmId, fileId: file.id });
    },
  };
}

export function applyDecision(
  file: FileRecord,
  release: Release,
  beside: FolderEvidence,
  identified: IdentificationResult,
  parts: IdentifyParts,
): void {
  const { files, matches, library, jobs, events, clock } = parts;
  const { decision, candidates } = identified;
  const states = createFileSnapshots(parts);
  const undecided = states.read(file.id);
  const score = decision.kind === "matched" ? decision.candidate.score : (candidates[0]?.score ?? null);
  if (!matches.record(file.id, matchOf(release, decision.kind, score, candidates), clock.now())) return;
  files.setKind(file.id, release.kind);
  recordFolderEvidence(file, beside, parts);
  // The card's own job may come later or not at all: the film is the same whichever came first. A copy of a film that
  // the library has needs none.
  const isCopy = decision.kind === "matched" && library.filmWithIds(decision.candidate) !== null;
  if (undecided?.film === null && !isCopy) library.addProvisionalFilms([toProvisionalFilm(file.id, release)]);

  if (decision.kind !== "matched") {
    parts.extras.reassignNear(file.path);
    files.setState(file.id, decision.kind, candidates.length === 0 ? { code: "no_candidates" } : null);
    parts.queueStill(file.id);
    events.emit({ type: "file.changed", fileId: file.id });
    return;
  }

  const before = undecided && { ...undecided, ...library.placeOf(file.id) };
  const card = before?.film ? library.cardOf(before.film) : null;
  const bound = library.bindFile(
    file.id,
    { candidate: decision.candidate },
    editionAndPart(release, beside, decision.candidate),
  );
  files.setState(file.id, "matched");
  if (hasSidecarFiles(beside)) parts.queueSidecarFiles(file.id);
  parts.extras.reassignNear(file.path);
  library.journal.record({
    act: "matched",
    by: null,
    facts: {
      file: file.path,
      film: titleWithYear(decision.candidate),
      provider: decision.candidate.provider,
      basis: matchBasis(decision.candidate),
    },
    fileId: file.id,
    filmId: bound.filmId,
    ...automaticMatchUndo(before, card, states, library),
  });
  // A second copy of a film that is known brings nothing new to ask.
  if (!library.isEnriched(bound.filmId)) queueEnrichment(jobs, bound.filmId, decision.candidate.tmdbId !== undefined);
  events.emit({ type: "film.changed", filmId: bound.filmId, fileId: file.id });
}

/** Something that a film's page would use. */
function hasSidecarFiles({ sidecarFiles, nfo }: FolderEvidence): boolean {
  return nfo?.kind === "read" || sidecarFiles.poster !== null || sidecarFiles.backdrop !== null;
}

/** A number that the film itself bears is no part: *Kill Bill: Vol. 2*. */
function editionAndPart({ edition, part }: Release, beside: FolderEvidence, candidate: FilmCandidate) {
  const titles = [candidate.title, candidate.originalTitle ?? "", ...candidate.alternativeTitles];
  const isNumbered = titles.some((title) => comparableWords(title).includes(String(beside.part)));
  return { edition, part: part ?? (isNumbered ? undefined : (beside.part ?? undefined)) };
}

/** TMDB first where the film has an id there; Wikipedia follows it, or starts where there is none. */
export function queueEnrichment(jobs: Jobs, filmId: number, hasTmdbId: boolean): void {
  const kind = hasTmdbId ? "enrich_tmdb" : "enrich_wikipedia";
  jobs.enqueue({ kind, subject: "film", subjectId: filmId, uniqueKey: `${kind}:${filmId}` });
}

function matchOf(
  parsed: Release,
  decision: Match["decision"],
  score: number | null,
  candidates: Match["candidates"],
): Match {
  return { parsed, decision, decidedBy: "machine", score, candidates };
}

/** As one tells it from its namesakes. */
function titleWithYear({ title, year }: { readonly title: string; readonly year: number | null }): string {
  return year === null ? title : `${title} (${year})`;
}
