/** A person’s films, and series. */
export const people = {
  title: "People",
  intro: "Everyone in the credits of your films. Those with the most films come first.",
  find: "Find a person",
  noPeople: "No people yet",
  noPeopleText: "People appear when the details of your films have been fetched.",
  nobody: "Nobody of that name is in the credits of your films.",
  films: "Films",
  inLibrary: "Show in library",
  together: "Often works with",
  collections: "Collections",
  collectionsText: "Films that belong together, according to TMDB and Wikidata.",
  noCollections: "No collections yet",
  noCollectionsText: "A collection appears as soon as two of its films are in the library.",
  seen: "{{number}} watched",
};
