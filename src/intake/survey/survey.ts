import { intakeTasks } from "../tasks.ts";
import type { FolderEntry } from "./readFolders.ts";
import type { Refusal, Surveyed, SurveyedFile, SurveyedFolder } from "./surveyed.ts";
import { type WalkOptions, walkFolder } from "./walkFolder.ts";

const PATHS_AT_ONCE = 64;

/** Part of a survey: seen = files + known + refused + ignored. */
export interface SurveyBatch {
  readonly files: SurveyedFile[];
  /** Files in folders that `isKnown` recognised by size and time; their content was not read. */
  readonly known: FolderEntry[];
  readonly refused: Refusal[];
  readonly ignored: number;
  readonly seen: number;
}

export interface SurveyOptions extends WalkOptions {
  /** True for a file in a folder that has not changed since it was last read. */
  readonly isKnown?: (entry: FolderEntry) => boolean;
}

/**
 * Surveys what a person dropped or a watched folder holds: files by their content, folders with all that lies below.
 * Batches come as they are ready, so that a large folder can be worked on before its end is known.
 * @throws the signal's reason
 */
export async function* survey(paths: readonly string[], options: SurveyOptions): AsyncGenerator<SurveyBatch> {
  for (const some of inGroups(paths)) {
    const surveyed = await look(some, options);
    const folders = surveyed.filter((one): one is SurveyedFolder => one.kind === "folder");
    if (surveyed.length > folders.length) yield toBatch(surveyed);
    for (const folder of folders) yield* surveyFolder(folder.path, options);
  }
}

async function* surveyFolder(root: string, options: SurveyOptions): AsyncGenerator<SurveyBatch> {
  // A dropped folder may be read because it was dropped: without roots, links must stay inside it.
  const allowedRoots = options.allowedRoots ?? [root];
  for await (const batch of walkFolder(root, { ...options, allowedRoots })) {
    const known = batch.entries.filter((entry) => options.isKnown?.(entry));
    const unread = batch.entries.filter((entry) => !options.isKnown?.(entry)).map((entry) => entry.path);
    yield { files: [], known, refused: batch.refused, ignored: batch.ignored, seen: batch.seen - unread.length };
    for (const some of inGroups(unread)) yield toBatch(await look(some, { ...options, allowedRoots }));
  }
}

function look(paths: readonly string[], { workers, allowedRoots, signal }: SurveyOptions): Promise<Surveyed[]> {
  return workers.run(intakeTasks.surveyPaths, { paths, allowedRoots }, { signal });
}

function toBatch(surveyed: readonly Surveyed[]): SurveyBatch {
  const files = surveyed.filter((one): one is SurveyedFile => one.kind === "file");
  const refused = surveyed.filter((one): one is Refusal => one.kind === "refused");
  return { files, known: [], refused, ignored: 0, seen: files.length + refused.length };
}

function* inGroups<T>(all: readonly T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += PATHS_AT_ONCE) yield all.slice(at, at + PATHS_AT_ONCE);
}
