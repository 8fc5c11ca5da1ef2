/** What a person says of films: ratings, watch states, dismissals. */
import { LIKED_FROM } from "../../../contract/ratings.ts";
import { routeWithSession } from "../../context.ts";
import type { FilmRouteParts } from "./filmRouteParts.ts";

export function filmMarkRoutes({ library, audience, recommendation }: FilmRouteParts) {
  const { filmOf } = audience;

  return {
    // A bulk action is no feedback on the list that suggested one of its films.
    applyBulk: routeWithSession.films.applyBulk.handler(({ input, context }) =>
      library.marks.applyBulk(
        context.session.user.key,
        input.filmIds.map((id) => filmOf(context.session, id)),
        input.act,
      ),
    ),
    rate: routeWithSession.films.rate.handler(({ input, context }) => {
      const { key, userId } = context.session.user;
      const film = filmOf(context.session, input.id);
      library.marks.rate(key, film, input.value);
      recommendation.outcomes.recordOutcome(userId, film, "rated");
      if (input.value >= LIKED_FROM) recommendation.outcomes.recordOutcome(userId, film, "liked");
    }),
    unrate: routeWithSession.films.unrate.handler(({ input, context }) =>
      library.marks.unrate(context.session.user.key, filmOf(context.session, input.id)),
    ),
    setWatched: routeWithSession.films.setWatched.handler(({ input, context }) => {
      const { key, userId } = context.session.user;
      const film = filmOf(context.session, input.id);
      library.marks.setWatched(key, film, input.watched, input.positionSeconds);
      if (input.watched) recommendation.outcomes.recordOutcome(userId, film, "watched");
    }),
    setDismissed: routeWithSession.films.setDismissed.handler(({ input, context }) =>
      library.marks.setDismissed(context.session.user.key, filmOf(context.session, input.id), input.dismissed),
    ),
    setLessLikeThis: routeWithSession.films.setLessLikeThis.handler(({ input, context }) => {
      const { key: user, userId } = context.session.user;
      library.lessLikeThis.set({ user, userId }, filmOf(context.session, input.id), input.lessLikeThis);
    }),
  };
}
