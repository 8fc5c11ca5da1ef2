import type { Enrichment } from "../../enrichment/index.ts";
import type { Library } from "../../library/index.ts";
import type { Audience } from "../audience.ts";
import { routeWithSession } from "../context.ts";
import { personProfileAnswer } from "../personProfileAnswer.ts";
import { ApiError } from "../problems.ts";
import { labelledInterpretation } from "./labelledInterpretation.ts";

export interface PeopleRouteParts {
  readonly audience: Audience;
  readonly library: Library;
  readonly enrichment: Enrichment;
}

/** Who made the films of the library, and which of them belong together. */
export function peopleRoutes({ audience: { readsOf }, library, enrichment }: PeopleRouteParts) {
  return {
    search: routeWithSession.people.search.handler(async ({ input, context: { session, language, signal } }) => {
      const { search, people } = readsOf(session, signal);
      const [foundFilms, foundPeople, understood] = await Promise.all([
        search.quick(session.user.key, input.q, input.limit),
        people.find(input.q, input.limit),
        search.interpret(input.q),
      ]);
      const interpretation = labelledInterpretation(understood, language);
      return { films: foundFilms, people: foundPeople, interpretation };
    }),
    find: routeWithSession.people.find.handler(
      async ({ input: { q, limit, offset }, context: { session, signal } }) => {
        const { people } = readsOf(session, signal);
        return { items: await (q === undefined ? people.list(offset, limit) : people.find(q, limit)) };
      },
    ),
    get: routeWithSession.people.get.handler(async ({ input, context: { session, signal } }) => {
      const person = await readsOf(session, signal).people.page(input.id);
      if (!person) throw new ApiError("unknown_person");
      return person;
    }),
    profile: routeWithSession.people.profile.handler(async ({ input, context: { signal } }) => {
      if (library.people.providerIdOf(input.id) === null) throw new ApiError("unknown_person");
      const details = await enrichment.personProfiles.of(input.id, signal);
      if (details === null) return { profile: null };
      const owned = library.people.ownedFilms(details.films.map(({ tmdbId }) => tmdbId));
      return { profile: personProfileAnswer(input.id, details, owned) };
    }),
    collections: routeWithSession.people.collections.handler(async ({ context: { session, signal } }) => ({
      items: await readsOf(session, signal).people.collections(session.user.key),
    })),
  };
}
