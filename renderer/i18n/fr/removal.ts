import type * as english from "../en/removal.ts";
import type { Translated } from "../translated.ts";

/** Retrait de films et de fichiers. */
export const removal: Translated<typeof english.removal> = {
  remove: "Retirer de la bibliothèque",
  removeHint: "Les fichiers restent sur le disque. Les analyses ne les ajoutent plus.",
  removed_one: "Film retiré de la bibliothèque",
  removed_other: "{{number}} films retirés de la bibliothèque",
  removing_one: "Retrait de {{number}} film. La progression s’affiche dans Activité.",
  removing_other: "Retrait de {{number}} films. La progression s’affiche dans Activité.",
  moveToBin: "Mettre à la corbeille",
  moveHint: "Met le fichier dans la {{bin}}.",
  moveTitle: "Mettre à la corbeille ?",
  moveText:
    "{{name}} ({{size}}) va dans la {{bin}} et quitte la bibliothèque. Les notes restent. Vous pouvez le restaurer de là.",
  moreFailed_one: "{{number}} autre fichier n’a pas pu être déplacé.",
  moreFailed_other: "{{number}} autres fichiers n’ont pas pu être déplacés.",
  moved_one: "{{number}} fichier mis à la corbeille · {{size}}",
  moved_other: "{{number}} fichiers mis à la corbeille · {{size}}",
  bin_windows: "Corbeille",
  bin_macos: "Corbeille",
  bin_linux: "Corbeille",
  merge: "Fusionner les versions…",
  mergeTitle: "Fusionner en versions d’un même film",
  mergeText: "Les fichiers, notes et listes des autres passent au film que vous gardez. Vous pourrez annuler.",
  keep: "Film à garder",
  mergeNow: "Fusionner",
  merged_one: "Fusionné avec {{film}}",
  merged_other: "{{number}} films fusionnés avec {{film}}",
  split: "Séparer en un autre film",
  splitHint: "Cette version devient un film à part.",
  wasSplit: "La version est maintenant un film à part",
};
