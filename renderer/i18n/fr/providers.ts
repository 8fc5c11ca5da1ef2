import type * as english from "../en/providers.ts";
import type { Translated } from "../translated.ts";

/** Les noms des sources d’informations. */
export const providers: Translated<typeof english.providers> = {
  tmdb: "TMDB",
  wikidata: "Wikidata",
  wikipedia: "Wikipédia",
  imdb: "IMDb",
  nfo: "fichier NFO",
  hand: "vous",
  sidecarFile: "fichier image",
  candidate: "identification",
  catalogue: "catalogue hors ligne",
  file: "nom du fichier",
  sample: "Exemple",
};
