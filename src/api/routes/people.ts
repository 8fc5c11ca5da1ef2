import type { Library } from "../../library/index.ts";
import { guarded } from "../context.ts";
import { Refused } from "../problems.ts";

/** Who made the films of the library, and which of them belong together. */
export function peopleRoutes({ library }: { readonly library: Library }) {
  return {
    search: guarded.people.search.handler(({ input, context }) => ({
      films: library.quickSearch(context.session.user.key, input.q, input.limit),
      people: library.findPeople(input.q, input.limit),
    })),
    find: guarded.people.find.handler(({ input }) => ({ items: library.findPeople(input.q, input.limit) })),
    get: guarded.people.get.handler(({ input }) => {
      const person = library.personPage(input.id);
      if (!person) throw new Refused("unknown_person");
      return person;
    }),
    collections: guarded.people.collections.handler(({ context }) => ({
      items: library.collections(context.session.user.key),
    })),
  };
}
