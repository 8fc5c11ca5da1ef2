import type { Events } from "../events/index.ts";
import type { JobHandler, Jobs } from "../jobs/index.ts";
import type { Library } from "../library/index.ts";
import { yieldToEventLoop } from "../time/index.ts";

export interface RelocaliseParts {
  readonly library: Pick<Library, "facts">;
  readonly events: Events;
  /** When the language was changed last, milliseconds since 1970. */
  languageSince(): number;
}

/** The event loop runs between two batches, so that requests are answered. */
const BATCH_SIZE = 50;

/**
 * After the language of films was changed: chooses the titles, genres and other texts of all films again. Where it is
 * changed once more meanwhile, it begins again.
 */
export function relocaliseJob({ library, events, languageSince }: RelocaliseParts): JobHandler<"relocalise"> {
  return {
    kind: "relocalise",
    concurrency: 1,
    batchSize: 1,
    priority: 60,
    timeoutMs: 3_600_000,
    async run([job], { signal, progress }) {
      if (!job) return [];
      const since = languageSince();
      const isLatest = () => languageSince() === since;
      const all = Math.max(1, library.facts.lastFilmId());
      for (
        let at = library.facts.relocalise(0, BATCH_SIZE);
        at !== null && isLatest();
        at = library.facts.relocalise(at, BATCH_SIZE)
      ) {
        signal.throwIfAborted();
        progress(job.id, at / all);
        await yieldToEventLoop();
      }
      return [{ kind: "done", onlyIf: isLatest, apply: () => events.emit({ type: "film.changed" }) }];
    },
  };
}

export function queueRelocalise(jobs: Jobs): void {
  jobs.enqueue({ kind: "relocalise", subject: "library", subjectId: null, uniqueKey: "relocalise" });
}
