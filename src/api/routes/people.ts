import type { Library } from "../../library/index.ts";
import { routeWithSession } from "../context.ts";
import { ApiError } from "../problems.ts";

/** Who made the films of the library, and which of them belong together. */
export function peopleRoutes({ library }: { readonly library: Library }) {
  return {
    search: routeWithSession.people.search.handler(({ input, context }) => ({
      films: library.search.quick(context.session.user.key, input.q, input.limit),
      people: library.people.find(input.q, input.limit),
    })),
    find: routeWithSession.people.find.handler(({ input }) => ({ items: library.people.find(input.q, input.limit) })),
    get: routeWithSession.people.get.handler(({ input }) => {
      const person = library.people.page(input.id);
      if (!person) throw new ApiError("unknown_person");
      return person;
    }),
    collections: routeWithSession.people.collections.handler(({ context }) => ({
      items: library.people.collections(context.session.user.key),
    })),
  };
}
