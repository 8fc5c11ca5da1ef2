import type * as english from "../en/providers.ts";
import type { Translated } from "../translated.ts";

/** Les noms des sources d’informations. */
export const providers: Translated<typeof english.providers> = {
  tmdb: "TMDB",
  wikidata: "Wikidata",
  wikipedia: "Wikipédia",
  imdb: "IMDb",
  nfo: "NFO à côté du film",
  hand: "à la main",
  candidate: "l’identification",
  catalogue: "un catalogue hors ligne",
  file: "le nom du fichier",
  sample: "Exemple",
};
