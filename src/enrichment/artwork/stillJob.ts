import type { Events } from "../../events/index.ts";
import { type FileRecord, type FileRecords, isUnchangedRecord, type ProbedMedia } from "../../intake/index.ts";
import { type JobHandler, type Jobs, type Outcome, onlyIf } from "../../jobs/index.ts";
import type { Library } from "../../library/index.ts";
import type { Artwork } from "./artwork.ts";

export interface StillParts {
  readonly library: Library;
  readonly files: FileRecords;
  readonly artwork: Artwork;
  readonly events: Events;
  /** @param at seconds from the start; a moment after the opening titles unless given */
  takeStill(path: string, media: ProbedMedia | null, signal: AbortSignal, at?: number): Promise<StillOutcome>;
}

export type StillOutcome =
  | { readonly kind: "taken"; readonly bytes: Uint8Array }
  | { readonly kind: "refused"; readonly code: string; readonly fact?: string | null };

/** A frame of the film, for a card without a poster and for the review. */
export function stillJob({ library, files, artwork, events, takeStill }: StillParts): JobHandler<"still"> {
  return {
    kind: "still",
    concurrency: 1,
    batchSize: 1,
    priority: 2,
    timeoutMs: 60_000,
    async run([job], { signal }) {
      const file = files.inLibrary(job?.subjectId ?? 0);
      if (!file) return [{ kind: "done" }];
      return [await take(file, signal)];
    },
  };

  async function take(file: FileRecord, signal: AbortSignal): Promise<Outcome> {
    const fileId = file.id;
    const still = await takeStill(file.path, files.media(fileId), signal);
    if (still.kind === "refused") {
      return { kind: "failed", error: { code: still.code, fact: still.fact ?? undefined }, retry: false };
    }
    const prepared = await artwork.prepare("still", still.bytes, signal);
    return onlyIf(isUnchangedRecord(files, file), {
      kind: "done",
      apply() {
        const artworkId = library.artwork.findOrCreate("still", `file:${fileId}`);
        library.artwork.complete(artworkId, prepared);
        files.setStill(fileId, artworkId);
        events.emit({ type: "film.changed", filmId: files.byId(fileId)?.film ?? null, fileId });
      },
    });
  }
}

export function queueStill(jobs: Jobs, fileId: number): void {
  jobs.enqueue({ kind: "still", subject: "file", subjectId: fileId, uniqueKey: `still:${fileId}` });
}
