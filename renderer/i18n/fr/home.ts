import type * as english from "../en/home.ts";
import type { Translated } from "../translated.ts";

/** L’accueil. */
export const home: Translated<typeof english.home> = {
  title: "Accueil",
  tonight: "Pour ce soir",
  play: "Lecture",
  scrollBack: "Films précédents",
  scrollOn: "Films suivants",
  look: "Voir le film",
  another: "Un autre film",
  continue: "Reprendre",
  forYou: "Pour vous",
  newest: "Ajoutés récemment",
  unwatchedIn: "Non vus : {{genre}}",
  reviewRow: "Fichiers à vérifier",
  genreRows: "Non vus dans vos genres préférés",
  arrange: "Personnaliser l’accueil",
  arrangeText: "Faites glisser les rangées dans l’ordre voulu. Décochez une rangée pour la masquer.",
  arrangeReset: "Réinitialiser",
  arrangeFailed: "Impossible d’enregistrer votre accueil",
  savedFilter: "Filtre enregistré",
  moveUp: "Monter {{name}}",
  moveDown: "Descendre {{name}}",
  movedTo: "{{name}} : {{index}} sur {{number}}",
  help_one: "{{number}} fichier à vérifier",
  help_other: "{{number}} fichiers à vérifier",
};
