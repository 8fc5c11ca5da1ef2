import { hasCode } from "../../errors/index.ts";
import type { Events } from "../../events/index.ts";
import { type ClaimedJob, type JobHandler, type Jobs, type Outcome, onlyIf } from "../../jobs/index.ts";
import type { Library } from "../../library/index.ts";
import type { ProviderSets } from "../../providers/index.ts";
import { providerOutcome } from "../providerOutcome.ts";
import type { Artwork } from "./artwork.ts";

export interface ArtworkJobParts {
  readonly library: Library;
  readonly artwork: Artwork;
  readonly providers: ProviderSets;
  readonly events: Events;
}

type Payload = ClaimedJob<"artwork">["payload"];

/** Fetches an image of TMDB once and stores it at the sizes in use, with a placeholder in the database. */
export function artworkJob({ library, artwork, providers, events }: ArtworkJobParts): JobHandler<"artwork"> {
  return {
    kind: "artwork",
    concurrency: 3,
    batchSize: 1,
    priority: 20,
    timeoutMs: 120_000,
    async run([job], { signal }) {
      if (!job) return [];
      if (!isWanted(job.payload)) return [{ kind: "done" }];
      return [await fetchAndStore(job.payload, job.subjectId ?? 0, signal)];
    },
  };

  /** Not fetched yet. A deleted row may have left its id to another image. */
  function isWanted({ artworkId, path }: Payload): boolean {
    const row = library.artwork.get(artworkId);
    return row !== null && row.hash === null && [`tmdb:${path}`, `own:tmdb:${path}`].includes(row.source);
  }

  async function fetchAndStore(wanted: Payload, filmId: number, signal: AbortSignal): Promise<Outcome> {
    const { artworkId, kind, path } = wanted;
    const tmdb = providers.forFilm(library.identity.idsOf(filmId) ?? {})?.tmdb;
    if (!tmdb) return { kind: "failed", error: { code: "provider_unconfigured" }, retry: false };
    try {
      const { bytes } = await tmdb.image(path, kind === "poster" ? "w780" : "w1280", { signal, reason: "artwork" });
      const prepared = await artwork.prepare(kind, bytes, signal);
      return onlyIf(() => isWanted(wanted), {
        kind: "done",
        apply() {
          library.artwork.complete(artworkId, prepared);
          events.emit({ type: "film.changed", filmId });
        },
      });
    } catch (error) {
      // An interrupted download, or an HTML page instead of the image, looks like a damaged image: the next download
      // may succeed.
      if (hasCode(error, "picture_refused"))
        return { kind: "failed", error: { code: "picture_refused", fact: error.message }, retry: true };
      const outcome = providerOutcome(error, "TMDB", () => undefined);
      if (!outcome) throw error;
      return onlyIf(() => isWanted(wanted), outcome);
    }
  }
}

export function queueArtwork(jobs: Jobs, filmId: number, payload: Payload, priority?: number): void {
  const uniqueKey = `artwork:${payload.artworkId}`;
  jobs.enqueue({ kind: "artwork", subject: "film", subjectId: filmId, payload, uniqueKey, priority });
}
