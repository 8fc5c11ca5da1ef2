/** UC2: the list, its filters, and where things are in it. */
import { routeWithSession } from "../../context.ts";
import { createUseCaseTimer } from "../../useCaseTimer.ts";
import { batchOf } from "./batchOf.ts";
import type { FilmRouteParts } from "./filmRouteParts.ts";

export function filmListRoutes({ library, metrics }: FilmRouteParts) {
  const measure = createUseCaseTimer(metrics);

  return {
    list: routeWithSession.films.list.handler(({ input, context }) =>
      measure(
        "UC2",
        () => library.films.page(context.session.user.key, input),
        ({ items }) => ({ films: items.length, batch: batchOf(input) }),
      ),
    ),
    facets: routeWithSession.films.facets.handler(({ context }) => library.films.facets(context.session.user.key)),
    jumpIndex: routeWithSession.films.jumpIndex.handler(({ input, context }) =>
      library.films.jumpIndex(context.session.user.key, input),
    ),
    indexOfTitle: routeWithSession.films.indexOfTitle.handler(({ input: { title, ...filter }, context }) => ({
      index: library.films.indexOfTitle(context.session.user.key, filter, title),
    })),
    ids: routeWithSession.films.ids.handler(({ input: { from, to, ...filter }, context }) => ({
      ids: library.films.idsBetween(context.session.user.key, filter, from, to),
    })),
  };
}
