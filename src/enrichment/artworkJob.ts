import type { Events } from "../events/index.ts";
import type { JobKind, Outcome } from "../jobs/index.ts";
import type { Library } from "../library/index.ts";
import type { ProviderSets } from "../providers/index.ts";
import type { Artwork } from "./artwork.ts";
import { providerOutcome } from "./providerOutcome.ts";

export interface ArtworkJobParts {
  readonly library: Library;
  readonly artwork: Artwork;
  readonly providers: ProviderSets;
  readonly events: Events;
}

interface Payload {
  readonly artworkId: number;
  readonly kind: "poster" | "backdrop";
  readonly path: string;
}

/** Fetches a picture once and keeps it at the sizes in use, with a placeholder in the database. */
export function artworkJob({ library, artwork, providers, events }: ArtworkJobParts): JobKind {
  return {
    kind: "artwork",
    concurrency: 3,
    batchSize: 1,
    priority: 20,
    timeoutMs: 120_000,
    async run([job], { signal }) {
      if (!job) return [];
      const { artworkId, kind, path } = job.payload as Payload;
      if (library.artwork(artworkId)?.hash) return [{ kind: "done" }];
      return [await fetchAndKeep(artworkId, kind, path, job.subjectId ?? 0, signal)];
    },
  };

  async function fetchAndKeep(
    artworkId: number,
    kind: Payload["kind"],
    path: string,
    filmId: number,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const tmdb = providers.forFilm(library.idsOf(filmId) ?? {})?.tmdb;
    if (!tmdb) return { kind: "failed", error: { code: "provider_unconfigured" }, retry: false };
    try {
      const { bytes } = await tmdb.image(path, kind === "poster" ? "w780" : "w1280", { signal, reason: "artwork" });
      const prepared = await artwork.prepare(kind, bytes, signal);
      return {
        kind: "done",
        apply() {
          library.completeArtwork(artworkId, prepared);
          events.emit({ type: "film.changed", filmId });
        },
      };
    } catch (error) {
      const refused = error instanceof Error && "code" in error && error.code === "picture_refused";
      if (refused) return { kind: "failed", error: { code: "picture_refused", fact: error.message }, retry: false };
      const outcome = providerOutcome(error, "TMDB", () => undefined);
      if (!outcome) throw error;
      return outcome;
    }
  }
}
