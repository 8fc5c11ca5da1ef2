import type { Session } from "../../accounts/index.ts";
import type { PersonalList } from "../../contract/index.ts";
import type { Library } from "../../library/index.ts";
import type { Audience } from "../audience.ts";
import { routeWithSession } from "../context.ts";

/** A person's own lists, the watchlist and the favourites among them. */
export function listRoutes({ library, audience }: { readonly library: Library; readonly audience: Audience }) {
  const listsOf = (session: Session): PersonalList[] => audience.libraryOf(session).lists.all(session.user.key);

  function listOf(session: Session, id: number): PersonalList {
    return listsOf(session).find((list) => list.id === id)!;
  }

  return {
    all: routeWithSession.personal.lists.all.handler(({ context }) => ({
      items: listsOf(context.session),
    })),
    create: routeWithSession.personal.lists.create.handler(({ input, context }) => {
      const { key } = context.session.user;
      return listOf(context.session, library.lists.create(key, input.name));
    }),
    rename: routeWithSession.personal.lists.rename.handler(({ input, context }) => {
      const { key } = context.session.user;
      library.lists.rename(key, input.id, input.name);
      return listOf(context.session, input.id);
    }),
    remove: routeWithSession.personal.lists.remove.handler(({ input, context }) =>
      library.lists.remove(context.session.user.key, input.id),
    ),
    setListed: routeWithSession.personal.lists.setListed.handler(({ input, context }) =>
      library.lists.setListed(
        context.session.user.key,
        input.id,
        audience.filmOf(context.session, input.filmId),
        input.listed,
      ),
    ),
  };
}
