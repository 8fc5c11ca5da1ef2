import { z } from "zod";
import { FIELD_ALIASES } from "./aliases.ts";
import { id, sentNumber } from "./conventions.ts";
import { filmCard, picture } from "./filmShapes.ts";
import { answerWithFormerFields } from "./formerFields.ts";
import { interpretation } from "./interpretation.ts";
import { personProfile } from "./personProfile.ts";
import { libraryRoute, libraryRouteForKids } from "./route.ts";

const named = z.object({ personId: z.number().int(), name: z.string(), films: z.number().int() });

const listedPerson = named.extend({ portrait: z.string().nullable() });

const searchResult = z.object({
  film: filmCard,
  /**
   * What matched: its title, another title, a person in its credits, a similar spelling, a keyword (or its collection or
   * studio), a passage of its overview, or only fields such as its genre and year.
   */
  matchReason: z.object({
    kind: z.enum(["title", "otherTitle", "person", "alike", "keyword", "overview", "field"]),
    text: z.string(),
  }),
});

const person = z.object({
  personId: z.number().int(),
  name: z.string(),
  portrait: z.string().nullable(),
  films: z.number().int(),
  /** What they did, the most frequent first. */
  jobs: z.array(z.object({ job: z.string(), films: z.number().int() })),
  years: z.object({ from: z.number().int(), to: z.number().int() }).nullable(),
  /** Who shares the most credits with the person. */
  collaborators: z.array(named),
});

const tags = ["people"];

/** Who made the films of the library, and which of them belong together. */
export const people = {
  search: libraryRouteForKids
    .route({
      method: "GET",
      path: "/api/search",
      tags,
      summary: "A few films and people for what is being typed, and why each",
    })
    .input(z.object({ q: z.string().min(1).max(300), limit: sentNumber(z.number().int().min(1).max(20)).default(7) }))
    .output(
      z.object({
        films: z.array(answerWithFormerFields(searchResult, FIELD_ALIASES.searchResult)),
        people: z.array(named),
        interpretation,
      }),
    ),
  find: libraryRouteForKids
    .route({
      method: "GET",
      path: "/api/people",
      tags,
      summary: "People of the library, most films first; by name where one is given",
    })
    .input(
      z.object({
        q: z.string().min(1).max(200).optional(),
        limit: sentNumber(z.number().int().min(1).max(100)).default(10),
        /** Of the list without a name. */
        offset: sentNumber(z.number().int().min(0).max(10_000_000)).default(0),
      }),
    )
    .output(z.object({ items: z.array(listedPerson) })),
  get: libraryRouteForKids
    .route({ method: "GET", path: "/api/people/{id}", tags, summary: "A person: what of, and with whom" })
    .input(z.object({ id }))
    .output(answerWithFormerFields(person, FIELD_ALIASES.person)),
  profile: libraryRoute
    .route({
      method: "GET",
      path: "/api/people/{id}/profile",
      tags,
      summary:
        "A person's life and the films that are missing here, as a provider states them; null: none can be asked",
    })
    .input(z.object({ id }))
    .output(z.object({ profile: personProfile.nullable() })),
  collections: libraryRouteForKids
    .route({ method: "GET", path: "/api/collections", tags, summary: "Series of films, the largest first" })
    .output(
      z.object({
        items: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            films: z.number().int(),
            watched: z.number().int(),
            /** Of its first films. */
            posters: z.array(picture),
          }),
        ),
      }),
    ),
};
