import type * as english from "../en/common.ts";
import type { Translated } from "../translated.ts";

/** Ce que disent plusieurs écrans. */
export const common: Translated<typeof english.common> = {
  loading: "Chargement…",
  retry: "Réessayer",
  cancel: "Annuler",
  close: "Fermer",
  save: "Enregistrer",
  add: "Ajouter",
  remove: "Retirer",
  undo: "Annuler",
  fillIn: "À remplir, s’il vous plaît.",
  undone: "C’est annulé",
  films_one: "{{number}} film",
  films_other: "{{number}} films",
  files_one: "{{number}} fichier",
  files_other: "{{number}} fichiers",
  notifications: "Notifications",
  skipToContent: "Aller au contenu",
  wentWrong: "Cette partie de la page s’est arrêtée",
  wentWrongAdvice:
    "Rien n’est perdu. Rechargez la page ; si cela se reproduit, la page Activité dira peut-être pourquoi.",
  reload: "Recharger la page",
  didNotWork: "Cela n’a pas marché",
  noSuchThing: "Ceci n’existe pas, ou plus",
  notAllowed: "Ceci ne vous est pas ouvert",
  unreachable: "Le programme ne répond pas",
  unreachableAdvice: "Il redémarre peut-être. La page redemande d’elle-même.",
  notFound: "Il n’y a rien à cette adresse",
  backToLibrary: "Retour à la filmothèque",
};

export const fileStates: Translated<typeof english.fileStates> = {
  missing: "Disparu",
  offline: "Hors ligne",
  failed: "Illisible",
  arriving: "Encore en route",
};
