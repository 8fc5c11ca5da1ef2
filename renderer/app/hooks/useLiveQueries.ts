import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Event } from "../../../src/contract/index.ts";
import { api } from "../../api/client.ts";
import { onServerEvent, runEventStream } from "../../api/events.ts";
import { clearSession } from "../../api/session.ts";
import { invalidateLibrary } from "../../features/library/index.ts";

/** An import causes hundreds of events a second; queries are invalidated at most this often. */
const AT_MOST_EVERY_MS = 400;

/** Invalidates the queries that events make stale; only those on screen are fetched again. */
export function useLiveQueries(): void {
  const queryClient = useQueryClient();

  useEffect(() => {
    const stopping = new AbortController();
    const changed = new Map<string, QueryKey>();
    let isEverythingChanged = false;
    let timer: ReturnType<typeof setTimeout> | null = null;

    const flush = () => {
      timer = null;
      if (isEverythingChanged) void queryClient.invalidateQueries();
      else for (const queryKey of changed.values()) void queryClient.invalidateQueries({ queryKey });
      isEverythingChanged = false;
      changed.clear();
    };
    const stopListening = onServerEvent((event) => {
      if (event.type.startsWith("film.") || event.type === "estimates.changed") invalidateLibrary(queryClient);
      for (const key of keysTouchedBy(event)) changed.set(JSON.stringify(key), key);
      timer ??= setTimeout(flush, AT_MOST_EVERY_MS);
    });
    void runEventStream(stopping.signal, {
      // The stream sends the events of the time between; requests that failed must be repeated.
      onReconnected: () => {
        void queryClient.invalidateQueries({ predicate: ({ state }) => state.status === "error" });
      },
      onReset: () => {
        isEverythingChanged = true;
        timer ??= setTimeout(flush, AT_MOST_EVERY_MS);
      },
    }).then(() => {
      // The server ended the stream because the session was ended elsewhere: the user is logged out here too.
      if (!stopping.signal.aborted) clearSession(queryClient);
    });

    return () => {
      stopping.abort();
      stopListening();
      if (timer) clearTimeout(timer);
    };
  }, [queryClient]);
}

/** Which queries an event makes stale. */
function keysTouchedBy(event: Event): readonly QueryKey[] {
  switch (event.type) {
    case "job.progress":
      if (event.kind === "import_member") return [api.jobs.list.key(), api.personal.ratingImport.key()];
      return isOfModels(event.kind) ? [api.jobs.key(), api.models.key()] : [api.jobs.list.key()];
    case "job.queued":
    case "job.running":
    case "job.done":
    case "job.failed":
    case "job.cancelled":
      if (isOfModels(event.kind)) return [api.jobs.key(), api.models.key()];
      // A cancelled job is not named by its kind.
      if (event.kind === "import_member" || event.type === "job.cancelled")
        return [api.jobs.key(), api.personal.ratingImport.key()];
      // Enrichment events carry no film id: the film on screen is fetched again.
      return event.kind?.startsWith("enrich") ? [api.jobs.key(), api.films.get.key()] : [api.jobs.key()];
    case "job.paused":
    case "job.resumed":
      return [api.jobs.key()];
    case "film.added":
    case "film.changed":
    case "film.removed":
      return [api.films.facets.key(), api.films.recommendations.key(), ...filmKey(event.filmId)];
    case "file.added":
    case "file.changed":
      return [api.files.counts.key(), api.files.list.key(), api.program.journal.key(), ...filmKey(event.filmId)];
    case "estimates.changed":
      return [
        api.films.list.key(),
        api.films.facets.key(),
        api.films.get.key(),
        api.films.recommendations.key(),
        api.personal.home.key(),
      ];
    case "communities.changed":
      return [api.models.key(), api.films.recommendations.key()];
    case "training.stage":
    case "model.promoted":
      return [api.models.key(), api.films.recommendations.key(), api.monitoring.drift.key()];
    case "metrics.changed":
      return [api.monitoring.metrics.summary.key(), api.monitoring.health.checks.key()];
    case "drift.changed":
    case "alert.raised":
    case "alert.resolved":
    case "alert.acknowledged":
    case "alert.muted":
    case "maintenance.done":
      return [api.monitoring.key()];
    case "folder.changed":
      return [api.files.folders.key(), api.files.skipped.key()];
    case "flow.request":
    case "stream.opened":
    case "stream.reset":
      return [];
    // A newer engine may send events that this page does not know.
    default:
      event satisfies never;
      return [];
  }
}

function isOfModels(kind: string | undefined): boolean {
  return kind === "train" || kind === "import_ratings" || kind === "download_community";
}

function filmKey(filmId: number | null | undefined): QueryKey[] {
  return typeof filmId === "number" ? [api.films.get.key({ input: { id: filmId } })] : [];
}
