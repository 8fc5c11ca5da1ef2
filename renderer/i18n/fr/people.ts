import type * as english from "../en/people.ts";
import type { Translated } from "../translated.ts";

/** Les films d’une personne, et les séries. */
export const people: Translated<typeof english.people> = {
  title: "Personnes",
  intro: "Toutes les personnes des génériques de vos films. Celles qui ont le plus de films viennent en premier.",
  find: "Chercher une personne",
  noPeople: "Pas encore de personnes",
  noPeopleText: "Les personnes apparaissent quand les détails de vos films ont été récupérés.",
  nobody: "Personne de ce nom ne figure aux génériques de vos films.",
  films: "Films",
  inLibrary: "Afficher dans la bibliothèque",
  together: "A travaillé avec",
  collections: "Sagas",
  collectionsText: "Les films qui vont ensemble, selon TMDB et Wikidata.",
  noCollections: "Pas encore de saga",
  noCollectionsText: "Une saga apparaît dès que deux de ses films sont dans la bibliothèque.",
  seen: "vus : {{number}}",
  born: "Naissance",
  died: "Décès",
  missing: "Absents de votre bibliothèque",
  moreBiography: "Afficher plus",
  lessBiography: "Afficher moins",
  bornIn: "{{date}}, {{place}}",
  biography: "Biographie",
  fromWikipedia: "Lire la suite sur Wikipédia",
};
