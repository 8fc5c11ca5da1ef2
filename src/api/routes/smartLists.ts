import type { SmartList } from "../../contract/index.ts";
import type { Library } from "../../library/index.ts";
import { routeWithSession } from "../context.ts";

/** Filters of the library that a person kept. */
export function smartListRoutes({ library }: { readonly library: Library }) {
  function smartListOf(user: number, id: number): SmartList {
    const list = library.smartLists.get(user, id);
    return { ...list, count: library.films.count(user, list.filter) };
  }

  return {
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
  };
}
