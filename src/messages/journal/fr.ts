import type { journalEn } from "./en.ts";

/** À propos de : sauvegardes et journal. */
export const journalFr: Readonly<Record<keyof typeof journalEn, string>> = {
  // Sauvegardes
  backup_missing: "Aucune sauvegarde à cet endroit : {fact}.",
  backup_damaged: "La sauvegarde {fact} est endommagée. Rien n’a été modifié ; utilisez-en une autre.",
  backup_not_ours: "{fact} n’est pas une sauvegarde de Filmothèque. Rien n’a été modifié.",
  backup_from_newer_program:
    "La sauvegarde {fact} a été faite par une version plus récente de Filmothèque. Rien n’a été modifié. Installez cette version, puis restaurez-la.",
  backup_unsafe: "{fact} contient des fichiers qu’aucune sauvegarde de Filmothèque ne contient. Rien n’a été modifié.",
  backup_too_many_files:
    "{fact} contient plus de fichiers qu’une sauvegarde ne peut en contenir. Rien n’a été modifié.",
  backup_too_large: "{fact} occuperait, décompressé, bien plus qu’une sauvegarde. Rien n’a été modifié.",
  backup_no_room:
    "Il n’y a pas assez de place sur le disque : {fact}. Rien n’a été modifié. Libérez de l’espace, puis réessayez.",
  journal_matched: "« {file} » a été identifié comme {film}",
  journal_matched_by_hand: "« {file} » a été associé manuellement à {film}",
  journal_unmatched: "L’association de « {file} » a été annulée",
  journal_moved: "« {from} » est devenu « {to} » ; son film est inchangé",
  journal_no_copy: "« {file} » n’était pas une copie ; il est identifié séparément",
  journal_set_aside: "« {file} » a été exclu : pas un film",
  journal_poster_given: "{film} a une nouvelle affiche",
  journal_merged_by_hand: "{other} a été fusionné avec {film}, dont il est une version",
  journal_film_removed: "{film} a été retiré de la bibliothèque ; ses fichiers restent sur le disque",
  journal_films_removed_one:
    "{count, number} film a été retiré de la bibliothèque ; ses fichiers restent sur le disque",
  journal_films_removed_other:
    "{count, number} films ont été retirés de la bibliothèque ; leurs fichiers restent sur le disque",
  journal_backdrop_given: "{film} a une nouvelle image de fond",
  journal_poster_reset: "L’affiche de {film} a été réinitialisée",
  journal_backdrop_reset: "L’image de fond de {film} a été réinitialisée",
  journal_forgotten: "« {file} » a été retiré de la bibliothèque ; le fichier reste sur le disque",
  journal_merged: "Deux fiches de {film} ont été fusionnées",
  journal_diary_added: "{film} ajouté à votre carnet le {day}",
  journal_diary_changed: "L’entrée de {film} du {day} a été modifiée dans votre carnet",
  journal_diary_removed: "L’entrée de {film} du {day} a été retirée de votre carnet",
  journal_less_like_this: "Moins de films comme {film} vous sont recommandés",
  journal_less_like_withdrawn: "Les films comme {film} peuvent de nouveau vous être recommandés",
  journal_file_moved_to_bin: "{file} a été mis à la corbeille",
  journal_files_moved_to_bin_one: "{count, number} fichier a été mis à la corbeille",
  journal_files_moved_to_bin_other: "{count, number} fichiers ont été mis à la corbeille",
  journal_restore_from_bin: "{what}. Pour le revoir, restaurez le fichier depuis la {bin}.",
  bin_windows: "Corbeille de Windows",
  bin_macos: "Corbeille du Dock",
  bin_linux: "Corbeille du gestionnaire de fichiers",
  bin_not_here:
    "Cet ordinateur n’offre pas de corbeille à Filmothèque : {fact} n’a pas été déplacé. Supprimez-le dans un gestionnaire de fichiers, ou utilisez le programme de bureau.",
  bin_refused:
    "{fact} n’a pas pu être mis à la corbeille. Son disque n’en a peut-être pas, comme beaucoup de disques réseau, ou un autre programme utilise le fichier. Rien n’a été modifié.",
  journal_film_edited: "{film} a été modifié",
  journal_edits_imported_one: "Les modifications de {count, number} film ont été importées",
  journal_edits_imported_other: "Les modifications de {count, number} films ont été importées",
  journal_logo_given: "{film} a reçu un autre logo",
  journal_logo_reset: "Le logo de {film} a été réinitialisé",
  journal_film_refreshed: "Les métadonnées de {film} ont été actualisées",
  journal_films_edited_one: "{count, number} film a été modifié",
  journal_films_edited_other: "{count, number} films ont été modifiés",
  journal_undone: "Annulé : {what}",
  journal_redone: "Rétabli : {what}",
};
