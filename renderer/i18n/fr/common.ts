import type * as english from "../en/common.ts";
import type { Translated } from "../translated.ts";

/** Ce que disent plusieurs écrans. */
export const common: Translated<typeof english.common> = {
  loading: "Chargement…",
  retry: "Réessayer",
  cancel: "Annuler",
  sharePicture: "Partager en image",
  pictureFailed: "Impossible de créer l’image",
  close: "Fermer",
  save: "Enregistrer",
  add: "Ajouter",
  remove: "Retirer",
  undo: "Annuler",
  fillIn: "Champ obligatoire.",
  undone: "Annulé",
  films_one: "{{number}} film",
  films_other: "{{number}} films",
  files_one: "{{number}} fichier",
  files_other: "{{number}} fichiers",
  notifications: "Notifications",
  skipToContent: "Aller au contenu",
  wentWrong: "Cette page a planté",
  wentWrongAdvice:
    "Rien n’est perdu. Rechargez la page ; si cela se reproduit, la page Activité dira peut-être pourquoi.",
  reload: "Recharger",
  didNotWork: "Une erreur est survenue",
  noSuchThing: "Introuvable",
  notAllowed: "Accès refusé",
  unreachable: "Filmothèque est injoignable",
  unreachableAdvice: "Le programme redémarre peut-être. La page réessaie automatiquement.",
  notFound: "Page introuvable",
  backToLibrary: "Retour à la bibliothèque",
};

export const fileStates: Translated<typeof english.fileStates> = {
  missing: "Manquant",
  offline: "Hors ligne",
  failed: "Illisible",
  arriving: "Copie en cours",
};
