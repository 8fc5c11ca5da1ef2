import { always, type JobHandler } from "../../jobs/index.ts";
import type { Library } from "../../library/index.ts";
import type { BinMoves } from "./binMoves.ts";

export interface MoveToBinParts {
  readonly library: Pick<Library, "journal">;
}

/** A bin on another drive of the same machine may have to copy. */
const TIMEOUT_MS = 6 * 3_600_000;

/**
 * Moves many files to the system's bin. Cancelled, it stops; what was moved stays moved, and the entry of the journal
 * says how much. Files that could not be moved fail the job with the first reason, after all others were moved.
 */
export function moveToBinJob({ library }: MoveToBinParts, moves: BinMoves): JobHandler<"move_to_bin"> {
  return {
    kind: "move_to_bin",
    concurrency: 1,
    batchSize: 1,
    priority: 70,
    timeoutMs: TIMEOUT_MS,
    async run([job], { signal, progress }) {
      if (!job) return [];
      const { entryId, fileIds } = job.payload;
      const { failed } = await moves.moveAll(entryId, fileIds, signal, (share) => progress(job.id, share));
      const [first] = failed;
      // The entry stays also where nothing was moved: the job that is tried again goes on under it.
      if (first) return [{ kind: "failed", retry: false, error: { code: first.code, fact: first.fact } }];
      const discardEmpty = () => {
        if (library.journal.get(entryId)?.facts.count === 0) library.journal.discard(entryId);
      };
      return [{ kind: "done", onlyIf: always, apply: discardEmpty }];
    },
  };
}
