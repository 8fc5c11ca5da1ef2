import type * as english from "../en/artwork.ts";
import type { Translated } from "../translated.ts";

/** Le choix de l’affiche et de l’image de fond d’un film. */
export const artwork: Translated<typeof english.artwork> = {
  change: "Changer l’image",
  title: "Images du film",
  poster: "Affiche",
  backdrop: "Image de fond",
  fromProvider: "De TMDB",
  language: "Langue",
  allLanguages: "Toutes les langues",
  withoutText: "Sans texte",
  order: "Trier par",
  byVotes: "Les plus populaires",
  bySize: "Les plus grandes",
  image: "{{language}}, {{width}} × {{height}}",
  more: "Afficher plus",
  noneOffered: "TMDB n’a pas d’image de ce type.",
  incomplete: "TMDB est injoignable pour le moment. Voici les images récupérées auparavant.",
  frames: "Images extraites du film",
  showFrames: "Extraire des images",
  otherFrames: "Autres images",
  frameAt: "Image à {{time}}",
  noFrame: "Pas d’image ici",
  upload: "Choisir un fichier…",
  reset: "Réinitialiser",
  resetHint: "Afficher de nouveau l’image du dossier du film ou de TMDB",
  changed_poster: "Nouvelle affiche pour {{film}}",
  changed_backdrop: "Nouvelle image de fond pour {{film}}",
  wasReset_poster: "Affiche de {{film}} réinitialisée",
  wasReset_backdrop: "Image de fond de {{film}} réinitialisée",
};
