import type { PersonalList, SmartList } from "../../contract/index.ts";
import type { Library } from "../../library/index.ts";
import type { Recommendation } from "../../recommendation/index.ts";
import { routeWithSession } from "../context.ts";

/** What one person keeps and sees of their own. */
export function personalRoutes({
  library,
  recommendation,
}: {
  readonly library: Library;
  readonly recommendation: Recommendation;
}) {
  function listOf(user: number, id: number): PersonalList {
    return library.lists.all(user).find((list) => list.id === id)!;
  }

  function smartListOf(user: number, id: number): SmartList {
    const list = library.smartLists.get(user, id);
    return { ...list, count: library.films.count(user, list.filter) };
  }

  return {
    smartLists: {
      all: routeWithSession.personal.smartLists.all.handler(({ context }) => {
        const { key } = context.session.user;
        return {
          items: library.smartLists.all(key).map((list) => ({ ...list, count: library.films.count(key, list.filter) })),
        };
      }),
      create: routeWithSession.personal.smartLists.create.handler(({ input, context }) => {
        const { key } = context.session.user;
        return smartListOf(key, library.smartLists.create(key, input.name, input.filter));
      }),
      change: routeWithSession.personal.smartLists.change.handler(({ input: { id, ...change }, context }) => {
        const { key } = context.session.user;
        library.smartLists.update(key, id, change);
        return smartListOf(key, id);
      }),
      remove: routeWithSession.personal.smartLists.remove.handler(({ input, context }) =>
        library.smartLists.remove(context.session.user.key, input.id),
      ),
    },
    lists: {
      all: routeWithSession.personal.lists.all.handler(({ context }) => ({
        items: library.lists.all(context.session.user.key),
      })),
      create: routeWithSession.personal.lists.create.handler(({ input, context }) => {
        const { key } = context.session.user;
        return listOf(key, library.lists.create(key, input.name));
      }),
      rename: routeWithSession.personal.lists.rename.handler(({ input, context }) => {
        const { key } = context.session.user;
        library.lists.rename(key, input.id, input.name);
        return listOf(key, input.id);
      }),
      remove: routeWithSession.personal.lists.remove.handler(({ input, context }) =>
        library.lists.remove(context.session.user.key, input.id),
      ),
      setListed: routeWithSession.personal.lists.setListed.handler(({ input, context }) =>
        library.lists.setListed(
          context.session.user.key,
          input.id,
          library.merging.currentFilm(input.filmId) ?? input.filmId,
          input.listed,
        ),
      ),
    },
    undoImport: routeWithSession.personal.undoImport.handler(({ input, context }) => ({
      removed: recommendation.imports.undoOfMember(input.id, context.session.user.key),
    })),
    home: routeWithSession.personal.home.handler(({ context }) => {
      const { key } = context.session.user;
      return { begun: library.films.inProgress(key), genres: library.statistics.favouriteGenres(key) };
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
