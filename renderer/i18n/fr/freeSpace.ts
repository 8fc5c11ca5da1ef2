import type { freeSpace as en } from "../en/freeSpace.ts";
import type { Translated } from "../translated.ts";

export const freeSpace: Translated<typeof en> = {
  title: "Libérer de l’espace",
  back: "Dossiers",
  show: "Afficher",
  duplicates: "Doublons",
  watched: "Vus par tous",
  size: "Par taille",
  intro_duplicates:
    "Films en plusieurs copies. Celle de la plus haute définition, puis la plus volumineuse, est à conserver.",
  intro_watched: "Films que tout le monde a vus et que personne n’a notés 4 étoiles ou plus.",
  intro_size: "Tous les films, les plus volumineux d’abord.",
  none_duplicates: "Aucun doublon",
  none_watched: "Aucun film de ce type",
  none_size: "Aucun film",
  films_one: "{{number}} film",
  films_other: "{{number}} films",
  keep: "À conserver",
  cannotMove: "Hors des dossiers surveillés : il n’est pas déplacé.",
  noBin: "Cet ordinateur n’offre pas de corbeille à Filmothèque : rien ne peut être déplacé d’ici.",
  more: "Afficher plus",
  nothingChosen: "Aucune sélection",
  chosen_one: "{{number}} fichier · {{size}}",
  chosen_other: "{{number}} fichiers · {{size}}",
  clear: "Effacer la sélection",
  suggest: "Sélectionner les suggestions",
  confirm_one: "{{number}} fichier ({{size}}) va dans la {{bin}}. L’espace est libéré quand vous la videz.",
  confirm_other: "{{number}} fichiers ({{size}}) vont dans la {{bin}}. L’espace est libéré quand vous la videz.",
  moving: "Mise à la corbeille",
  movingShare: "Mise à la corbeille… {{percent}}",
  undoInActivity: "Vous pouvez annuler dans Activité, sous Journal.",
};
