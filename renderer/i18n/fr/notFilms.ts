import type * as english from "../en/notFilms.ts";
import type { Translated } from "../translated.ts";

/** Les épisodes et autres vidéos qui ne sont pas des films. */
export const notFilms: Translated<typeof english.notFilms> = {
  title: "Hors films",
  intro:
    "Épisodes et autres vidéos de vos dossiers, avec la raison pour laquelle ce ne sont pas des films. Vous pouvez les regarder ici.",
  none: "Rien ici",
  noneText: "Toutes les vidéos de vos dossiers sont des films, ou en font partie.",
  otherVideos: "Autres vidéos",
  unnamedSeries: "Série sans nom",
  more: "Afficher plus",
  watchedOf_one: "{{watched}} vu sur {{number}}",
  watchedOf_other: "{{watched}} vus sur {{number}}",
  season: "Saison {{number}}",
  noSeason: "Sans saison",
  episode: "Épisode {{number}}",
  play: "Lire {{name}}",
  away: "Le fichier est absent ou son disque est hors ligne",
  watched: "Vu",
  markWatched: "Marquer comme vu",
  cannotPlay: "Ce fichier ne peut pas être lu dans un navigateur.",
  externalPlayer: "Ouvrir dans un lecteur externe",
  reason_by_hand: "Marqué comme n’étant pas un film.",
  reason_numbered_episode: "Son nom porte un numéro d’épisode.",
  reason_series_folder: "Il est dans un dossier de série, ou son fichier NFO dit que c’est un épisode.",
  reason_extra_without_film: "D’après son nom, c’est un bonus, mais son film n’est pas dans la bibliothèque.",
  reason_sample_clip: "D’après son nom, c’est un extrait.",
  reason_other: "Il a été marqué comme un autre type de vidéo.",
};
