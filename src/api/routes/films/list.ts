/** UC2: the list, its filters, and where things are in it. */
import { routeWithSession } from "../../context.ts";
import { createUseCaseTimer } from "../../useCaseTimer.ts";
import { labelledInterpretation } from "../labelledInterpretation.ts";
import { readsWithEstimates } from "../readsWithEstimates.ts";
import { batchOf } from "./batchOf.ts";
import type { FilmRouteParts } from "./filmRouteParts.ts";

export function filmListRoutes({ audience, metrics, recommendation }: FilmRouteParts) {
  const measure = createUseCaseTimer(metrics);
  const readsFor = readsWithEstimates(audience, recommendation.estimates);

  return {
    list: routeWithSession.films.list.handler(({ input, context: { session, language, signal } }) =>
      measure(
        "UC2",
        async () => {
          const { films, estimates } = await readsFor(session, [input], signal);
          // The pages after the first one are of the same search.
          const text = batchOf(input) === "first" ? input.q : undefined;
          const [page, understood] = await Promise.all([
            films.page(session.user.key, input),
            text === undefined ? null : audience.readsOf(session, signal).search.interpret(text),
          ]);
          const items = page.items.map(estimates.addTo);
          if (understood === null) return { ...page, items };
          return { ...page, items, interpretation: labelledInterpretation(understood, language) };
        },
        ({ items }) => ({ films: items.length, batch: batchOf(input) }),
      ),
    ),
    facets: routeWithSession.films.facets.handler(async ({ input, context: { session, signal } }) =>
      (await readsFor(session, [input], signal)).films.facets(session.user.key, input),
    ),
    filterValues: routeWithSession.films.filterValues.handler(
      async ({ input: { of, find, limit, ...filter }, context: { session, signal } }) => {
        const { films } = await readsFor(session, [filter], signal);
        return { items: await films.filterValues(session.user.key, { of, find, limit }, filter) };
      },
    ),
    jumpIndex: routeWithSession.films.jumpIndex.handler(async ({ input, context: { session, signal } }) => {
      const { films } = await readsFor(session, [input], signal);
      return films.jumpIndex(session.user.key, input);
    }),
    indexOfTitle: routeWithSession.films.indexOfTitle.handler(
      async ({ input: { title, ...filter }, context: { session, signal } }) => {
        const { films } = await readsFor(session, [filter], signal);
        return { index: await films.indexOfTitle(session.user.key, filter, title) };
      },
    ),
    ids: routeWithSession.films.ids.handler(
      async ({ input: { from, to, ...filter }, context: { session, signal } }) => {
        const { films } = await readsFor(session, [filter], signal);
        return { ids: await films.idsBetween(session.user.key, filter, from, to) };
      },
    ),
  };
}
