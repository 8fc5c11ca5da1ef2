import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Event } from "../../../src/contract/index.ts";
import { api } from "../../api/client.ts";
import { followEvents, listen } from "../../api/events.ts";
import { libraryChanged } from "../../features/library/index.ts";

/** An import tells of hundreds of changes a second; the page asks again at most this often. */
const AT_MOST_EVERY_MS = 400;

/** Keeps what is on screen right: events name what changed, and only what is being looked at is asked for again. */
export function useLiveQueries(): void {
  const queryClient = useQueryClient();

  useEffect(() => {
    const stopping = new AbortController();
    const changed = new Map<string, QueryKey>();
    let timer: ReturnType<typeof setTimeout> | null = null;

    const flush = () => {
      timer = null;
      for (const queryKey of changed.values()) void queryClient.invalidateQueries({ queryKey });
      changed.clear();
    };
    const stopListening = listen((event) => {
      if (event.type.startsWith("film.")) libraryChanged(queryClient);
      for (const key of keysTouchedBy(event)) changed.set(JSON.stringify(key), key);
      timer ??= setTimeout(flush, AT_MOST_EVERY_MS);
    });
    void followEvents(stopping.signal, () => {
      void queryClient.invalidateQueries();
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
  const [subject] = event.type.split(".");
  const film = typeof event.filmId === "number" ? [api.films.get.key({ input: { id: event.filmId } })] : [];
  switch (subject) {
    case "job":
      if (event.kind === "train" || event.kind === "import_ratings") return [api.jobs.key(), api.models.key()];
      if (event.type === "job.progress") return [api.jobs.list.key()];
      // A part of a film that failed to come is told without the film's number: the one on screen is asked for again.
      return event.kind?.startsWith("enrich") ? [api.jobs.key(), api.films.get.key()] : [api.jobs.key()];
    case "film":
      return [api.films.facets.key(), api.films.recommendations.key(), ...film];
    case "file":
      return [api.files.counts.key(), api.files.list.key(), api.program.journal.key(), ...film];
    case "training":
    case "model":
      return [api.models.key(), api.films.recommendations.key(), api.monitoring.drift.key()];
    case "metrics":
      return [api.monitoring.metrics.summary.key(), api.monitoring.health.checks.key()];
    case "drift":
    case "alert":
    case "maintenance":
      return [api.monitoring.key()];
    case "folder":
      return [api.files.folders.key()];
    default:
      return [];
  }
}
