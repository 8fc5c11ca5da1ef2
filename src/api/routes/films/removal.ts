/** Films that the owner removes from the library, or makes versions of one. */
import { routeWithSession } from "../../context.ts";
import { ApiError } from "../../problems.ts";
import { filmFinder } from "./filmFinder.ts";
import type { FilmRouteParts } from "./filmRouteParts.ts";

export function removalRoutes({ library, removal, store }: FilmRouteParts) {
  const filmOf = filmFinder(library);

  return {
    merge: routeWithSession.films.merge.handler(({ input, context }) => {
      const into = filmOf(input.into);
      if (library.identity.stateOf(into) === null) throw new ApiError("unknown_film");
      const others = [...new Set(input.filmIds.map(filmOf))].filter((id) => id !== into);
      const { userId } = context.session.user;
      const merged = store.writeDurable(() => others.map((id) => library.merging.mergeByHand(id, into, userId)));
      const entryIds = merged.filter((id) => id !== null);
      if (entryIds.length === 0) throw new ApiError("unknown_film");
      return { entryIds };
    }),
    remove: routeWithSession.films.remove.handler(({ input, context }) => {
      const answer = removal.removeFilms(input.filmIds, context.session.user.userId);
      if (!answer) throw new ApiError("unknown_film");
      return answer;
    }),
  };
}
