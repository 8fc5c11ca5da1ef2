/** As they write themselves. */
const NAMES: Readonly<Record<string, string>> = {
  tmdb: "TMDB",
  wikidata: "Wikidata",
  wikipedia: "Wikipedia",
  imdb: "IMDb",
  nfo: "NFO",
};

/** A provider for people; a catalogue has the name it was given. */
export function providerName(id: string): string {
  return NAMES[id] ?? id;
}
