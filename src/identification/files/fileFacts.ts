import type { FileRecord } from "../../intake/index.ts";
import type { FileFacts } from "../matching/index.ts";

/** Below this the file is a clip, a test or truncated, and its duration says nothing about the film. */
const SHORTEST_FILM_SECONDS = 300;

/** The probed properties of a file that help to identify its film. */
export function factsOf({ durationSeconds }: Pick<FileRecord, "durationSeconds">): FileFacts {
  return durationSeconds !== null && durationSeconds >= SHORTEST_FILM_SECONDS ? { durationSeconds } : {};
}
