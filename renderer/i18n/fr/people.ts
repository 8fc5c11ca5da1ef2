import type * as english from "../en/people.ts";
import type { Translated } from "../translated.ts";

/** Les films d’une personne, et les séries. */
export const people: Translated<typeof english.people> = {
  films: "Films",
  inLibrary: "Montrer dans la filmothèque",
  together: "Souvent avec",
  collections: "Séries",
  collectionsText: "Les films qui vont ensemble, d’après TMDB et Wikidata.",
  noCollections: "Pas encore de série",
  noCollectionsText: "Une série apparaît dès que deux de ses films sont dans la filmothèque.",
  seen: "{{number}} vus",
};
