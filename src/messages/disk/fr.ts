import type { diskEn } from "./en.ts";

/** Ce qui est dit quand un disque, un dossier ou une limite du système fait obstacle. */
export const diskFr: Readonly<Record<keyof typeof diskEn, string>> = {
  disk_full: "Le disque est plein : rien n’a été enregistré. Libérez de la place et recommencez.",
  disk_quota: "Votre quota sur ce disque est épuisé : rien n’a été enregistré. Libérez de la place et recommencez.",
  disk_read_only:
    "Le disque de la bibliothèque est en lecture seule : rien n’a été enregistré. Rendez-le accessible en écriture et recommencez.",
  disk_failing: "Le disque signale des erreurs : rien n’a été enregistré. Vérifiez le disque et recommencez.",
  too_many_open_files:
    "Le système ne permet plus d’ouvrir de fichier : rien n’a été enregistré. Réessayez dans un instant.",
  no_permission:
    "Filmothèque n’a pas le droit d’écrire dans ce dossier : rien n’a été enregistré. Donnez-lui ce droit et recommencez.",
  file_size_limit:
    "Le système n’autorise pas un fichier aussi grand : rien n’a été enregistré. Relevez la limite et recommencez.",
  path_missing: "Le dossier n’est plus là : rien n’a été enregistré. Branchez son disque et recommencez.",
  path_not_a_folder:
    "Un fichier occupe la place d’un dossier : rien n’a été enregistré. Déplacez ce fichier et recommencez.",
  path_not_a_file:
    "Un dossier occupe la place d’un fichier : rien n’a été enregistré. Déplacez ce dossier et recommencez.",
  path_too_long:
    "Le chemin est plus long que le système ne le permet : rien n’a été enregistré. Choisissez un nom plus court.",

  storage_disk_full:
    "Le disque {volume} est plein ({free} libres). Les tâches sont en pause et reprennent automatiquement dès qu’il y a de la place.",
  storage_disk_quota:
    "Votre quota sur le disque {volume} est épuisé. Les tâches sont en pause et reprennent automatiquement dès qu’il y a de la place.",
  storage_disk_read_only:
    "Le disque {volume} est en lecture seule. Les tâches sont en pause et reprennent automatiquement dès que l’écriture est possible.",
  storage_disk_failing:
    "Le disque {volume} signale des erreurs. Les tâches sont en pause et reprennent automatiquement dès que l’écriture est possible. Vérifiez le disque.",
  storage_too_many_open_files:
    "Le système ne permet plus d’ouvrir de fichier. Les tâches sont en pause et reprennent automatiquement dans un instant.",
  storage_no_permission:
    "Filmothèque n’a pas le droit d’écrire dans {path}. Les tâches sont en pause et reprennent automatiquement dès que ce droit est accordé.",
  storage_file_size_limit:
    "Le système ne laisse plus grandir les fichiers de {path} (« ulimit -f »). Les tâches sont en pause ; relevez la limite et relancez Filmothèque.",
  storage_path_missing:
    "Le dossier {path} n’est plus là. Les tâches sont en pause et reprennent automatiquement dès qu’il revient. Vérifiez son disque.",
  storage_path_not_a_folder:
    "{path} est un fichier, et il faut un dossier à cet endroit. Les tâches sont en pause et reprennent automatiquement dès qu’il est déplacé.",
  storage_path_not_a_file:
    "{path} est un dossier, et il faut un fichier à cet endroit. Les tâches sont en pause et reprennent automatiquement dès qu’il est déplacé.",
  storage_path_too_long: "Le chemin {path} est plus long que le système ne le permet. Les tâches sont en pause.",

  disk_at_open: "La bibliothèque de {target} ne peut pas être ouverte : {reason}. Rien n’a été modifié.\n\n{remedy}",
  disk_at_backup: "La sauvegarde n’a pas pu être écrite dans {target} : {reason}. Rien n’a été modifié. {remedy}",
  disk_at_nfo: "{target} n’a pas été écrit : {reason}. Rien n’a été modifié. {remedy}",
  disk_at_catalogue:
    "Le catalogue n’a pas pu être écrit dans {target} : {reason}. Le catalogue précédent reste en place, et l’import reprend où il en était. {remedy}",
  disk_at_log: "Le journal ne peut pas être écrit dans {target} : {reason}. Filmothèque continue sans lui. {remedy}",
  disk_at_file: "{target} ne peut pas être lu ou écrit : {reason}. {remedy}",
  disk_other_folder: "Vous pouvez aussi choisir un autre dossier avec FILMOTHEQUE_DATA.",

  disk_reason_disk_full: "le disque de {path} est plein",
  disk_reason_disk_quota: "votre quota sur le disque de {path} est épuisé",
  disk_reason_disk_read_only: "{path} est sur un disque en lecture seule",
  disk_reason_disk_failing: "le disque de {path} signale des erreurs",
  disk_reason_too_many_open_files: "le système ne permet plus d’ouvrir de fichier",
  disk_reason_no_permission: "vous n’avez pas le droit de lire et d’écrire {path}",
  disk_reason_file_size_limit: "le système ne laisse plus grandir les fichiers de {path} (« ulimit -f »)",
  disk_reason_path_missing: "{path} n’est pas là",
  disk_reason_path_not_a_folder: "{path} est un fichier, et il faut un dossier à cet endroit",
  disk_reason_path_not_a_file: "{path} est un dossier, et il faut un fichier à cet endroit",
  disk_reason_path_too_long: "le chemin {path} est plus long que le système ne le permet",

  disk_remedy_disk_full: "Libérez de la place, puis réessayez.",
  disk_remedy_disk_quota: "Libérez de la place ou demandez un quota plus grand, puis réessayez.",
  disk_remedy_disk_read_only: "Rendez le disque accessible en écriture, puis réessayez.",
  disk_remedy_disk_failing: "Vérifiez le disque et son câble, puis réessayez.",
  disk_remedy_too_many_open_files: "Fermez d’autres programmes ou relevez la limite (« ulimit -n »), puis réessayez.",
  disk_remedy_no_permission: "Donnez ce droit à votre compte, puis réessayez.",
  disk_remedy_file_size_limit: "Relevez la limite, puis réessayez.",
  disk_remedy_path_missing: "Branchez son disque ou créez le dossier, puis réessayez.",
  disk_remedy_path_not_a_folder: "Déplacez ou renommez ce fichier, puis réessayez.",
  disk_remedy_path_not_a_file: "Déplacez ou renommez ce dossier, puis réessayez.",
  disk_remedy_path_too_long: "Choisissez un chemin plus court.",
};
