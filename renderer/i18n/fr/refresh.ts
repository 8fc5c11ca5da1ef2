import type { refresh as en } from "../en/refresh.ts";
import type { Translated } from "../translated.ts";

export const refresh: Translated<typeof en> = {
  refresh: "Actualiser les métadonnées",
  title: "Actualiser les métadonnées de {{film}}",
  asking: "Récupération des informations…",
  intro: "{{provider}} propose ces nouvelles valeurs. Choisissez ce qu’il faut appliquer.",
  upToDate: "Tout correspond à {{provider}}. Rien à changer.",
  all: "Tout sélectionner",
  changes: "Changements",
  before: "Actuel",
  after: "Nouveau",
  nothing: "rien",
  locked: "Verrouillé : inchangé",
  applyAll: "Tout appliquer",
  applyChosen: "Appliquer la sélection",
  done: "Métadonnées actualisées",
};
