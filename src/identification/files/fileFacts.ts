import type { FileRecord } from "../../intake/index.ts";
import type { FileFacts } from "../matching/index.ts";

/** A clip, a test, or a file that ends early: its duration says nothing about the film. */
const SHORTEST_FILM_SECONDS = 300;

/** What was probed of a file and helps to identify its film. */
export function factsOf({ durationSeconds }: Pick<FileRecord, "durationSeconds">): FileFacts {
  return durationSeconds !== null && durationSeconds >= SHORTEST_FILM_SECONDS ? { durationSeconds } : {};
}
