import type { FileRecord } from "../../intake/index.ts";
import type { TaskRunner } from "../../workers/index.ts";
import type { IdentificationResult } from "../matching/index.ts";
import { asNumberedFilm, type Release, titleWords } from "../releaseName/index.ts";
import { identificationTasks } from "../tasks.ts";

/** Episodes of most series are shorter. */
const SHORTEST_FEATURE_SECONDS = 60 * 60;
const PARSING_TIMEOUT_MS = 10_000;

/** What is recorded for a file that is an episode after all. */
export const NOT_A_FILM: IdentificationResult = {
  decision: { kind: "unmatched", reason: "not_a_film" },
  candidates: [],
  providerCalls: 0,
};

/**
 * `Star Wars/04 - A New Hope.mkv` is named like an episode. With the running time of a feature it may be a film that its
 * owner numbered.
 * @returns the name read as a film's; null where it is an episode's
 */
export async function readNumberedFilm(
  file: Pick<FileRecord, "path" | "durationSeconds">,
  release: Release,
  workers: TaskRunner,
  signal: AbortSignal,
): Promise<Release | null> {
  if (release.kind !== "episode" || (file.durationSeconds ?? 0) < SHORTEST_FEATURE_SECONDS) return null;
  const paths = asNumberedFilm(file.path);
  if (paths === null) return null;
  const options = { signal, timeoutMs: PARSING_TIMEOUT_MS };
  const read = [paths.bare, paths.numbered];
  const [bare, numbered] = await workers.run(identificationTasks.parseReleaseNames, read, options);
  if (bare?.kind !== "movie" || numbered?.kind !== "movie") return null;
  // A single word is the title of many films, and of many episodes.
  const own = titleWords(bare.title).length > 1 ? bare.readings : [];
  return { ...bare, path: file.path, readings: [...own, ...numbered.readings] };
}

/** Only a certain match whose running time agrees shows that it is a film; all else stays an episode. */
export function isConfirmedFilm({ decision }: IdentificationResult): boolean {
  return (
    decision.kind === "matched" &&
    decision.candidate.evidence.some(({ feature, weight }) => feature === "runtime" && weight > 0)
  );
}
