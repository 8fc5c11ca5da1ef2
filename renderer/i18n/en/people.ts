/** A person’s films, and series. */
export const people = {
  films: "Films",
  inLibrary: "Show in library",
  together: "Often works with",
  collections: "Collections",
  collectionsText: "Films that belong together, according to TMDB and Wikidata.",
  noCollections: "No collections yet",
  noCollectionsText: "A collection appears as soon as two of its films are in the library.",
  seen: "{{number}} watched",
};
