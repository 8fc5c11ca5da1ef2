/** Names of the providers of facts. */
export const providers = {
  tmdb: "TMDB",
  wikidata: "Wikidata",
  wikipedia: "Wikipedia",
  imdb: "IMDb",
  nfo: "NFO beside the film",
  hand: "by hand",
  candidate: "the match",
  catalogue: "an offline catalogue",
  file: "the file’s name",
  sample: "Sample",
};
