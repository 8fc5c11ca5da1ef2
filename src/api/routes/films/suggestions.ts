/** UC5: what to watch, and what to get. */
import { routeWithSession } from "../../context.ts";
import { createUseCaseTimer } from "../../useCaseTimer.ts";
import { batchOf } from "./batchOf.ts";
import type { FilmRouteParts } from "./filmRouteParts.ts";

export function suggestionRoutes({ recommendation, audience, metrics }: FilmRouteParts) {
  const measure = createUseCaseTimer(metrics);

  return {
    discoveries: routeWithSession.films.discoveries.handler(async ({ input, context }) => ({
      // Films outside the library: nobody knows for which age they are.
      items:
        context.session.user.maximumAge === null
          ? await recommendation.discoveries(context.session.user.key, input.limit, context.language, context.signal)
          : [],
    })),
    seenRecommendations: routeWithSession.films.seenRecommendations.handler(({ input, context }) =>
      recommendation.outcomes.recordSeen(
        context.session.user.userId,
        input.filmIds.filter((id) => audience.isVisible(context.session, id)),
      ),
    ),
    recommendations: routeWithSession.films.recommendations.handler(({ input, context }) =>
      measure(
        "UC5",
        async () => {
          const page = await recommendation.personalPage(
            context.session.user,
            { ...input, exploration: input.exploration ?? input.adventure },
            context.language,
            context.signal,
          );
          const estimates = await recommendation.estimates.available(context.session.user.key);
          return { ...page, items: page.items.map((item) => ({ ...item, film: estimates.addTo(item.film) })) };
        },
        ({ items, coherence }) => ({ films: items.length, batch: batchOf(input), coherence }),
      ),
    ),
  };
}
