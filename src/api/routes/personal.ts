import type { Library } from "../../library/index.ts";
import type { Recommendation } from "../../recommendation/index.ts";
import { routeWithSession } from "../context.ts";
import { listRoutes } from "./lists.ts";
import { smartListRoutes } from "./smartLists.ts";

export interface PersonalRouteParts {
  readonly library: Library;
  readonly recommendation: Recommendation;
}

/** What one person keeps and sees of their own. */
export function personalRoutes({ library, recommendation }: PersonalRouteParts) {
  return {
    lists: listRoutes({ library }),
    smartLists: smartListRoutes({ library }),
    undoImport: routeWithSession.personal.undoImport.handler(({ input, context }) => ({
      removed: recommendation.imports.undoOfMember(input.id, context.session.user.key),
    })),
    home: routeWithSession.personal.home.handler(({ context }) => {
      const { key } = context.session.user;
      return { inProgress: library.films.inProgress(key), genres: library.statistics.favouriteGenres(key) };
    }),
    statistics: routeWithSession.personal.statistics.handler(({ context }) => {
      const found = library.statistics.of(context.session.user.key);
      return {
        ...found,
        ratings: [...found.ratings],
        decades: [...found.decades],
        genres: [...found.genres],
        countries: [...found.countries],
        directors: [...found.directors],
        actors: [...found.actors],
        months: [...found.months],
      };
    }),
  };
}
