/** Names of the providers of facts. */
export const providers = {
  tmdb: "TMDB",
  wikidata: "Wikidata",
  wikipedia: "Wikipedia",
  imdb: "IMDb",
  nfo: "NFO file",
  hand: "you",
  sidecarFile: "image file",
  candidate: "match",
  catalogue: "offline catalogue",
  file: "file name",
  sample: "Sample",
};
