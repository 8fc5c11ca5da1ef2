import type { JobHandler } from "../../jobs/index.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import type { ImportParts } from "./importCommunityRatings.ts";
import { importMovieLens } from "./importMovieLens.ts";

const MAX_DURATION_MS = 3_600_000;

/** An import of ratings as a job: with progress, cancelled at any moment, gone on with after a kill. */
export function importRatingsJob(parts: ImportParts): JobHandler<"import_ratings"> {
  return {
    kind: "import_ratings",
    concurrency: 1,
    batchSize: 1,
    priority: 15,
    timeoutMs: MAX_DURATION_MS,
    async run([job], { signal }) {
      if (!job) return [];
      const { path } = job.payload;
      try {
        await importMovieLens(path, parts, signal);
        return [{ kind: "done" }];
      } catch (error) {
        if (!(error instanceof RecommendationProblem)) throw error;
        return [{ kind: "failed", error: { code: error.code, fact: error.facts.fact }, retry: false }];
      }
    },
  };
}
