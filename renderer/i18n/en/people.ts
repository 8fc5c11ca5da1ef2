/** A person’s films, and series. */
export const people = {
  films: "Films",
  inLibrary: "Show in the library",
  together: "Often with",
  collections: "Series",
  collectionsText: "Films that belong together, by TMDB and Wikidata.",
  noCollections: "No series yet",
  noCollectionsText: "A series appears as soon as two of its films are in the library.",
  seen: "{{number}} watched",
};
