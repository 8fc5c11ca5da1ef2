import { dirname } from "node:path";
import type { FileRecord } from "../../intake/index.ts";
import { type Release, titleKey } from "../releaseName/index.ts";
import { identificationTasks } from "../tasks.ts";
import type { IdentifyParts } from "./identifyParts.ts";

/** Trailers, clips and interviews rarely take longer. */
const LONGEST_EXTRA_SECONDS = 20 * 60;
/** The Academy's limit between a short film and a feature. */
const SHORTEST_FEATURE_SECONDS = 40 * 60;
const LARGEST_SHARE = 0.2;
/** A folder with more files is not the folder of a single film. */
const MAX_FILES = 50;
const PARSING_TIMEOUT_MS = 10_000;

type Timed = Pick<FileRecord, "durationSeconds">;
type NamedFilm = Pick<Release, "kind" | "title" | "year" | "part" | "edition" | "ids">;

/** Whether one file is so much shorter than a feature that it cannot be a copy, a cut or a part of it. */
export function isMuchShorter(file: Timed, feature: Timed): boolean {
  const [own, other] = [file.durationSeconds ?? Number.POSITIVE_INFINITY, feature.durationSeconds ?? 0];
  return own <= LONGEST_EXTRA_SECONDS && other >= SHORTEST_FEATURE_SECONDS && own <= other * LARGEST_SHARE;
}

/**
 * Whether two names are of one film. Two years or ids are two films: *Frankenweenie* is a short of 1984 and a feature of
 * 2012. Parts and editions are named on purpose, so they are no extras.
 */
export function areNamedAlike(file: NamedFilm, feature: NamedFilm): boolean {
  if (file.kind !== "movie" || feature.kind !== "movie") return false;
  if (file.part !== undefined || file.edition !== undefined) return false;
  const mayBeEqual = (a: number | string | null | undefined, b: typeof a) => a == null || b == null || a === b;
  return (
    titleKey(file.title) === titleKey(feature.title) &&
    mayBeEqual(file.year, feature.year) &&
    mayBeEqual(file.ids.tmdb, feature.ids.tmdb) &&
    mayBeEqual(file.ids.imdb, feature.ids.imdb)
  );
}

/**
 * `Jaws (1975)/theme.mp4`: the name states no year, and its folder is named for the feature. A short with a year of its
 * own is a film, and so is one with an id of its own; the folder's id is the feature's too.
 */
export function isOnlyInItsFolder({ kind, year, part, ids, readings }: Release, feature: NamedFilm): boolean {
  if (kind !== "movie" || feature.kind !== "movie" || year !== null || part !== undefined) return false;
  if (ids.tmdb != null && ids.tmdb !== feature.ids.tmdb) return false;
  if (ids.imdb != null && ids.imdb !== feature.ids.imdb) return false;
  return readings.slice(1).some(({ title }) => titleKey(title) === titleKey(feature.title));
}

/** A feature that is gone or broken shows no extras. */
const UNREADABLE: ReadonlySet<string> = new Set(["missing", "failed"]);

/**
 * Whether a film's file is an extra by its running time: two minutes next to a feature with the same title in the same
 * folder.
 */
export async function isExtraByRunningTime(
  file: FileRecord,
  release: Release,
  { files, workers, readFolderEvidence }: Pick<IdentifyParts, "files" | "workers" | "readFolderEvidence">,
  signal: AbortSignal,
): Promise<boolean> {
  if (release.kind !== "movie" || (file.durationSeconds ?? Number.POSITIVE_INFINITY) > LONGEST_EXTRA_SECONDS)
    return false;
  const features = files.folders
    .fewIn(dirname(file.path), MAX_FILES)
    .filter((other) => !UNREADABLE.has(other.state) && isMuchShorter(file, other));
  if (features.length === 0) return false;
  const paths = features.map(({ path }) => path);
  const options = { signal, timeoutMs: PARSING_TIMEOUT_MS };
  const names = await workers.run(identificationTasks.parseReleaseNames, paths, options);
  if (!names.some((name) => areNamedAlike(release, name) || isOnlyInItsFolder(release, name))) return false;
  return (await readFolderEvidence(file.path, signal)).part === null;
}

/**
 * A feature that was identified shows which shorter files next to it are its extras: those that were taken for films are
 * identified again. Inside a transaction.
 */
export function requeueShorterFiles(
  feature: FileRecord,
  { files, jobs, matches }: Pick<IdentifyParts, "files" | "jobs" | "matches">,
): void {
  if ((feature.durationSeconds ?? 0) < SHORTEST_FEATURE_SECONDS) return;
  const own = matches.get(feature.id)?.parsed;
  if (!own) return;
  for (const other of files.folders.fewIn(dirname(feature.path), MAX_FILES)) {
    if (!isMuchShorter(other, feature) || other.state === "queued" || other.state === "probing") continue;
    const match = matches.get(other.id);
    if (!match || match.decidedBy === "hand") continue;
    if (!areNamedAlike(match.parsed, own) && !isOnlyInItsFolder(match.parsed, own)) continue;
    jobs.enqueue({ kind: "identify", subject: "file", subjectId: other.id, uniqueKey: `identify:${other.id}` });
  }
}
