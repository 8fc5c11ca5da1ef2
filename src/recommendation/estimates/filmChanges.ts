import type { Events } from "../../events/index.ts";

/** How often films changed in this run of the program. */
export interface FilmChanges {
  count(): number;
}

/** Counts the events about films: they were added, removed, identified or enriched. */
export function countFilmChanges(events: Pick<Events, "subscribe">): FilmChanges {
  let count = 0;
  events.subscribe(({ event }) => {
    if (event.type.startsWith("film.") || event.type === "stream.reset") count += 1;
  });
  return { count: () => count };
}
