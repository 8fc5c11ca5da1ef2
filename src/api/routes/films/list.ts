/** UC2: the list, its filters, and where things are in it. */
import { routeWithSession } from "../../context.ts";
import { createUseCaseTimer } from "../../useCaseTimer.ts";
import { batchOf } from "./batchOf.ts";
import type { FilmRouteParts } from "./filmRouteParts.ts";

export function filmListRoutes({ reads, metrics }: FilmRouteParts) {
  const measure = createUseCaseTimer(metrics);

  return {
    list: routeWithSession.films.list.handler(({ input, context: { session, signal } }) =>
      measure(
        "UC2",
        () => reads.during(signal).films.page(session.user.key, input),
        ({ items }) => ({ films: items.length, batch: batchOf(input) }),
      ),
    ),
    facets: routeWithSession.films.facets.handler(({ context: { session, signal } }) =>
      reads.during(signal).films.facets(session.user.key),
    ),
    jumpIndex: routeWithSession.films.jumpIndex.handler(({ input, context: { session, signal } }) =>
      reads.during(signal).films.jumpIndex(session.user.key, input),
    ),
    indexOfTitle: routeWithSession.films.indexOfTitle.handler(
      async ({ input: { title, ...filter }, context: { session, signal } }) => ({
        index: await reads.during(signal).films.indexOfTitle(session.user.key, filter, title),
      }),
    ),
    ids: routeWithSession.films.ids.handler(
      async ({ input: { from, to, ...filter }, context: { session, signal } }) => ({
        ids: await reads.during(signal).films.idsBetween(session.user.key, filter, from, to),
      }),
    ),
  };
}
