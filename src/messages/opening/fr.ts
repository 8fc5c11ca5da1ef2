import type { openingEn } from "./en.ts";

/** À propos de : une bibliothèque ou un hôte qui ne s’ouvre pas. */
export const openingFr: Readonly<Record<keyof typeof openingEn, string>> = {
  // The library cannot be opened
  open_library_in_use:
    "Une autre instance de Filmothèque utilise la bibliothèque de {folder}. Fermez-la, ou utilisez celle qui est ouverte.",
  open_database_damaged:
    "La base de données de la bibliothèque est endommagée. Rien n’a été supprimé : elle a été mise de côté sous {damagedFile}.",
  open_database_from_newer_program:
    "La bibliothèque de {folder} a été utilisée par une version plus récente de Filmothèque. Rien n’a été modifié. Installez la version plus récente pour l’ouvrir.",
  open_config_number:
    "La variable d’environnement {variable} vaut « {value} ». Il faut un nombre entier de 0 à {most}.\n\nCorrigez-la, puis relancez.",
  open_config_word:
    "La variable d’environnement {variable} vaut « {value} ». Valeurs possibles : {words}.\n\nCorrigez-la, puis relancez.",
  open_config_file:
    "La variable d’environnement {variable} vaut « {value} ». Il faut un fichier, par exemple {example}.\n\nCorrigez-la, puis relancez.",
  open_config_address:
    "La variable d’environnement {variable} vaut « {value} ». Il faut une adresse, par exemple {example}\n\nCorrigez-la, puis relancez.",
  open_config_network:
    "La variable d’environnement {variable} contient « {value} », qui couvre presque toutes les adresses : n’importe qui pourrait se faire passer pour n’importe quel client, et la limite des mots de passe erronés ne servirait plus à rien. Indiquez seulement l’adresse ou le réseau du proxy, par exemple {example}\n\nCorrigez-la, puis relancez.",
  open_sqlite_too_old:
    "Cette copie de Filmothèque utilise SQLite {found}, qui peut endommager une bibliothèque. Rien n’a été ouvert.\n\nRéinstallez Filmothèque : elle apporte SQLite {needed} ou plus récent.",
  listen_address_taken:
    "L’adresse {address} est déjà prise : une autre instance de Filmothèque y tourne peut-être. Arrêtez-la, ou choisissez un autre port avec FILMOTHEQUE_PORT.",
  listen_port_forbidden:
    "Le système n’autorise pas l’écoute sur le port {port} : choisissez-en un au-dessus de 1023 avec FILMOTHEQUE_PORT.",
  listen_no_such_address:
    "{host} n’est pas une adresse de cette machine : choisissez-en une autre avec FILMOTHEQUE_HOST.",
  open_library_in_use_at:
    "Une autre instance de Filmothèque utilise la bibliothèque de {folder}. Fermez-la, ou ouvrez-la dans un navigateur : {address}",
  open_library_missing:
    "Le dossier {folder} contenait une bibliothèque, et sa base de données a disparu. Rien n’a été modifié, et aucune nouvelle bibliothèque n’a été créée.",
  open_library_empty:
    "Le dossier {folder} contenait une bibliothèque, et sa base de données est vide. Rien n’a été modifié, et aucune nouvelle bibliothèque n’a été créée.",
  open_library_without_accounts:
    "Le dossier {folder} contenait une bibliothèque avec des comptes, et sa base de données n’en a aucun. Rien n’a été modifié, et aucune nouvelle bibliothèque n’a été créée.",
  open_set_aside: "La base endommagée est conservée sous {damagedFile}.",
  open_backup_offered:
    "La dernière bonne sauvegarde date du {date} : {backup}. Les modifications faites depuis n’y sont pas.",
  open_no_backup: "Il n’y a pas de bonne sauvegarde.",
  open_restore_command: 'Restaurez-la avec « filmotheque restore "{backup}" ».',
  open_start_new_command: "Pour commencer plutôt une nouvelle bibliothèque vide : « filmotheque start-new ».",
  open_foreign_schema:
    "{file} contient un élément que Filmothèque n’a pas créé ({object}) et qui pourrait modifier vos données à votre insu. Rien n’a été modifié.\n\nSupprimez-le avec le programme qui l’a ajouté, ou restaurez une sauvegarde : filmotheque restore <fichier>",
  open_foreign_database:
    "{file} est la base de données d’un autre programme. Rien n’a été modifié.\n\nDéplacez ce fichier, ou choisissez un autre dossier avec FILMOTHEQUE_DATA.",
  search_decade: "Années {from}",
  search_since: "depuis {from}",
  search_before: "avant {to}",
  start_new_done: "Le prochain démarrage créera une nouvelle bibliothèque. L’ancienne base est conservée sous {kept}.",
  start_new_done_nothing_kept:
    "Le prochain démarrage créera une nouvelle bibliothèque. Les sauvegardes et les fichiers restent en place.",
  start_new_not_needed: "La bibliothèque de {folder} est là. Rien n’a été modifié.",
};
