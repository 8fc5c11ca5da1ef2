import { type DiscVideo, type FileRecord, isUnchangedRecord } from "../../intake/index.ts";
import { type JobHandler, onlyIf, type UncheckedOutcome } from "../../jobs/index.ts";
import { applyNfo, identifyFromSources } from "../matching/index.ts";
import type { Release } from "../releaseName/index.ts";
import { identificationTasks } from "../tasks.ts";
import { applyDecision } from "./applyDecision.ts";
import { type ExtraRelease, isExtra } from "./cardJob.ts";
import { withDiscRole } from "./discRelease.ts";
import { factsOf } from "./fileFacts.ts";
import { type FolderEvidence, hasUsefulSidecars } from "./folderEvidence.ts";
import type { IdentifyParts } from "./identifyParts.ts";
import type { Match } from "./matchRecords.ts";
import { isConfirmedFilm, NOT_A_FILM, readNumberedFilm } from "./numberedFilms.ts";
import { hasNfoChanged, recordFolderEvidence } from "./recordFolderEvidence.ts";
import { requeueDiscSiblings } from "./requeueDiscSiblings.ts";
import { isExtraByRunningTime, requeueShorterFiles } from "./shortExtras.ts";
import { withoutTitleOfSibling } from "./titleOfSibling.ts";

const PARSING_TIMEOUT_MS = 10_000;

/** By file: the generation of the catalogues when they were queried, so that a file that waits queries them once. */
type QueriedGenerations = Map<number, number>;

/** UC7: which film is this file? */
export function identifyJob(parts: IdentifyParts): JobHandler<"identify"> {
  const queriedGenerations: QueriedGenerations = new Map();

  return {
    kind: "identify",
    concurrency: 4,
    batchSize: 1,
    priority: 40,
    timeoutMs: 180_000,
    async run([job], { signal }) {
      const file = parts.files.inLibrary(job?.subjectId ?? 0);
      if (!file) return [{ kind: "done" }];
      const start = performance.now();
      const isSame = isUnchangedRecord(parts.files, file);
      const version = parts.matches.versionOf(file.id);
      const outcome = await identifyFile(file, parts, queriedGenerations, signal);
      const disc = await parts.discs.videosAround(file.path);
      parts.metrics.useCase({
        useCase: "UC7",
        outcome: outcome.kind === "done" ? "ok" : "failed",
        seconds: (performance.now() - start) / 1000,
      });
      // A person may have decided, or the file may have been removed, while the sources were queried.
      return [
        onlyIf(
          () => isSame() && parts.matches.versionOf(file.id) === version,
          withSiblings(outcome, file, disc, parts),
        ),
      ];
    },
    onGivenUp({ subjectId }, error) {
      const file = parts.files.inLibrary(subjectId ?? 0);
      // Otherwise it would be shown as being identified for ever. As a failed one it is read again later.
      if (file?.state !== "identifying") return;
      parts.files.setState(file.id, "failed", error);
      parts.events.emit({ type: "file.changed", count: 1, fileIds: [file.id] });
    },
  };
}

/** Identifying one file may show that others next to it were identified wrongly: those of a disc, and shorter ones. */
function withSiblings(
  outcome: UncheckedOutcome,
  file: FileRecord,
  disc: readonly DiscVideo[],
  parts: IdentifyParts,
): UncheckedOutcome {
  return {
    ...outcome,
    apply() {
      outcome.apply?.();
      if (disc.length > 0) requeueDiscSiblings(file, disc, parts);
      else requeueShorterFiles(file, parts);
    },
  };
}

async function identifyFile(
  file: FileRecord,
  parts: IdentifyParts,
  queriedGenerations: QueriedGenerations,
  signal: AbortSignal,
): Promise<UncheckedOutcome> {
  const known = parts.matches.get(file.id);
  const options = { signal, timeoutMs: PARSING_TIMEOUT_MS };
  const [named] = await parts.workers.run(identificationTasks.parseReleaseNames, [file.path], options);
  if (!named) return { kind: "failed", error: { code: "unexpected", fact: "no release" }, retry: false };
  const release = withDiscRole(named, await parts.discs.roleOf(file.path, signal));
  const isManual = known?.decidedBy === "hand";
  // A matched file that was moved keeps its film: neither its new name nor an NFO in the new folder is about it.
  const hasMoved = file.sidecarsReadAtPath !== null && file.sidecarsReadAtPath !== file.path;
  const isMovedMatch = known?.decision === "matched" && hasMoved;
  if (isMovedMatch && file.part === null) return keepExtra(file, parts);
  const extra = isManual || isMovedMatch ? null : await asExtra(file, release, parts, signal);
  if (extra) return recordExtra(file, extra, parts);

  const evidence = await parts.readFolderEvidence(file.path, signal);
  // A copy of a known film is matched when it comes in; only a new NFO is a reason to identify it again.
  const isCopy = known?.decision === "matched" && file.part !== null && !hasNfoChanged(file.id, evidence, parts);
  if (known && (isManual || isCopy || isMovedMatch)) return confirmDecision(file, known.decision, evidence, parts);
  const described = applyNfo(
    withoutTitleOfSibling(release, evidence.titles),
    evidence.nfo?.kind === "read" ? evidence.nfo.nfo : null,
  );
  return queryAndDecide(file, described, evidence, known === null, parts, queriedGenerations, signal);
}

/** The release as an extra or sample, by its name or by its running time; null for a film. */
async function asExtra(
  file: FileRecord,
  release: Release,
  parts: IdentifyParts,
  signal: AbortSignal,
): Promise<ExtraRelease | null> {
  if (isExtra(release)) return release;
  return (await isExtraByRunningTime(file, release, parts, signal)) ? { ...release, kind: "extra" } : null;
}

async function queryAndDecide(
  file: FileRecord,
  release: Release,
  evidence: FolderEvidence,
  isFirst: boolean,
  parts: IdentifyParts,
  queriedGenerations: QueriedGenerations,
  signal: AbortSignal,
): Promise<UncheckedOutcome> {
  const generation = parts.catalogueGeneration();
  const skipOffline = queriedGenerations.get(file.id) === generation;
  const numbered = await readNumberedFilm(file, release, parts.workers, signal);
  const asFilm = numbered ?? release;
  const found = await identifyFromSources(asFilm, factsOf(file), parts.sources(file.path), signal, skipOffline);
  queriedGenerations.delete(file.id);
  if (found.kind === "answered") {
    const isEpisode = numbered !== null && !isConfirmedFilm(found.result);
    const [named, result] = isEpisode ? [release, NOT_A_FILM] : [asFilm, found.result];
    return { kind: "done", apply: () => applyDecision(file, named, evidence, result, parts) };
  }
  queriedGenerations.set(file.id, generation);
  const { interimResult, code, provider, retryAfterMs } = found;
  return {
    kind: "deferred",
    delayMs: retryAfterMs,
    error: { code, fact: provider },
    apply() {
      // While a provider is unreachable, the user can choose among the candidates of the others.
      if (numbered === null && interimResult?.decision.kind === "ambiguous")
        applyDecision(file, release, evidence, interimResult, parts);
      // The card stays; the file's state says which provider it waits for.
      else if (isFirst) {
        parts.files.setState(file.id, "identifying", { code, fact: provider });
        // The file's subtitles can be shown without any provider.
        parts.sidecarFiles.replace(file.id, evidence.sidecarFiles);
      }
    },
  };
}

function confirmDecision(
  file: FileRecord,
  decision: Match["decision"],
  evidence: FolderEvidence,
  parts: IdentifyParts,
): UncheckedOutcome {
  return {
    kind: "done",
    apply() {
      recordFolderEvidence(file, evidence, parts);
      parts.files.setState(file.id, decision);
      if (decision === "matched" && hasUsefulSidecars(evidence)) parts.queueSidecarFiles(file.id);
    },
  };
}

/** An extra that was moved keeps its film, as a copy of a film does. */
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
      // A copy of an extra was recorded as a copy of the extra's film.
      if ((files.byId(file.id)?.part ?? null) !== null) library.identity.detachFile(file.id);
      const filmId = extras.assignFilm(file.id, file.path, release);
      const decision = filmId === null ? "unmatched" : "matched";
      matches.record(
        file.id,
        { parsed: release, decision, decidedBy: "machine", score: null, candidates: [] },
        clock.now(),
      );
      files.setSidecarsReadAtPath(file.id, file.path);
      if (filmId !== null) events.emit({ type: "film.changed", filmId, fileId: file.id });
    },
  };
}
