import type * as english from "../en/palette.ts";
import type { Translated } from "../translated.ts";

/** La palette de commandes. */
export const palette: Translated<typeof english.palette> = {
  title: "Tout chercher",
  hint: "Films, personnes, listes, commandes",
  films: "Films",
  people: "Personnes",
  lists: "Listes",
  commands: "Aller à, faire",
  place: "écran",
  search: "Dans la filmothèque",
  searchAll: "Chercher « {{text}} » dans tous les films",
  otherTitle: "aussi : {{text}}",
  person: "avec {{text}}",
  alike: "écriture proche",
  nothing: "Rien de tel.",
  tour: "Faire le tour",
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
