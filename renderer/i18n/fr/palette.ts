import type * as english from "../en/palette.ts";
import type { Translated } from "../translated.ts";

/** La palette de commandes. */
export const palette: Translated<typeof english.palette> = {
  title: "Tout rechercher",
  hint: "Films, personnes, listes, commandes",
  films: "Films",
  people: "Personnes",
  lists: "Listes",
  commands: "Commandes",
  place: "écran",
  search: "Dans la bibliothèque",
  searchAll: "Rechercher « {{text}} » dans tous les films",
  otherTitle: "aussi : {{text}}",
  person: "avec {{text}}",
  alike: "écriture proche",
  nothing: "Aucun résultat.",
  tour: "Faire la visite",
  light: "Thème clair",
  dark: "Thème sombre",
  inLanguage: "Langue : {{language}}",
  statistics: "Statistiques",
  export: "Exporter ce que j’ai saisi",
  bring: "Importer des notes",
  household: "Foyer : utilisateurs",
  sources: "Sources : clé TMDB, langue des films, catalogues",
  about: "À propos, et à qui sont les données",
  watchFolder: "Surveiller un dossier, ajouter des films",
  train: "Entraîner les modèles",
  health: "Santé",
  drift: "Dérive",
  maintenance: "Maintenance",
};
