import type * as english from "../en/year.ts";
import type { Translated } from "../translated.ts";

/** Le bilan de l’année. */
export const year: Translated<typeof english.year> = {
  title: "Bilan {{year}}",
  intro: "D’après votre carnet.",
  year: "Année",
  print: "Imprimer",
  none: "Carnet vide",
  noneText: "Les films que vous marquez comme vus, ou ajoutez à votre carnet, sont comptés ici par année.",
  films: "Films",
  viewings: "Séances",
  rewatches: "Revus",
  hours: "Heures",
  withoutLength_one: "{{number}} séance d’un film de durée inconnue n’est pas comptée dans les heures.",
  withoutLength_other: "{{number}} séances de films de durée inconnue ne sont pas comptées dans les heures.",
  first: "Premier film de l’année",
  last: "Dernier film de l’année",
  lastSoFar: "Dernier film à ce jour",
  best: "Les mieux notés",
  stars_one: "{{number}} étoile",
  stars_other: "{{number}} étoiles",
  months: "Mois par mois",
  directors: "Réalisateurs",
  actors: "Acteurs",
  genres: "Genres",
};
