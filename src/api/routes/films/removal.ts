/** Films that the owner removes from the library. */
import { routeWithSession } from "../../context.ts";
import { ApiError } from "../../problems.ts";
import { filmFinder } from "./filmFinder.ts";
import type { FilmRouteParts } from "./filmRouteParts.ts";

export function removalRoutes({ library, removal }: FilmRouteParts) {
  const filmOf = filmFinder(library);

  return {
    remove: routeWithSession.films.remove.handler(({ input, context }) => {
      const answer = removal.removeFilms(input.filmIds.map(filmOf), context.session.user.userId);
      if (!answer) throw new ApiError("unknown_film");
      return answer;
    }),
  };
}
