import type { PersonalList } from "../../contract/index.ts";
import type { Library } from "../../library/index.ts";
import { routeWithSession } from "../context.ts";

/** A person's own lists, the watchlist and the favourites among them. */
export function listRoutes({ library }: { readonly library: Library }) {
  function listOf(user: number, id: number): PersonalList {
    return library.lists.all(user).find((list) => list.id === id)!;
  }

  return {
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
  };
}
