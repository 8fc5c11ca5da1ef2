import type { requestsEn } from "./en.ts";

/** À propos de : comptes et demandes refusées. */
export const requestsFr: Readonly<Record<keyof typeof requestsEn, string>> = {
  already_set_up: "La bibliothèque a déjà un propriétaire. Connectez-vous.",
  wrong_credentials: "Nom ou mot de passe incorrect.",
  too_many_attempts: "Trop d’essais. Réessayez dans {fact} s.",
  weak_password:
    "Choisissez un mot de passe plus long ou moins courant : au moins 8 caractères, et pas un mot de passe courant.",
  display_name_exists:
    "Un autre utilisateur s’affiche déjà sous ce nom, ou sous un nom qui lui ressemble. Choisissez-en un autre.",
  user_exists: "Ce nom, ou un nom qui lui ressemble, est déjà pris.",
  unknown_user: "Aucun utilisateur ne porte ce nom.",
  unknown_session: "Cette session est déjà terminée, ou n’est pas l’une des vôtres.",
  wrong_password: "Le mot de passe actuel est incorrect.",
  last_owner: "Le propriétaire ne peut pas être retiré.",
  first_is_owner: "Le premier compte d’une bibliothèque est celui de son propriétaire : retirez --role member.",
  user_name_invalid: "Un nom a de 1 à 64 caractères visibles : « {fact} » ne convient pas.",
  password_prompt: "Mot de passe : ",
  password_again_prompt: "Répétez le mot de passe : ",
  passwords_differ: "Les deux mots de passe diffèrent. Rien n’a été modifié.",
  password_missing:
    "Aucun mot de passe n’a été donné. Saisissez-le, passez-le sur l’entrée standard, ou indiquez un fichier avec --password-file.",
  password_file_unreadable: "Le fichier du mot de passe est illisible : {fact}",
  user_added_owner: "« {user} » a été ajouté comme propriétaire.",
  user_added_member: "« {user} » a été ajouté comme membre.",
  user_password_reset: "« {user} » a un nouveau mot de passe. Toutes ses sessions sont terminées.",
  role_owner: "propriétaire",
  role_member: "membre",
  no_session: "Connectez-vous d’abord.",
  owner_only: "Seul le propriétaire peut faire cela.",
  not_for_kids: "Ceci n’est pas disponible dans un profil enfant.",
  wrong_pin: "Ce code PIN est faux.",
  no_pin: "Ce profil n’a pas de code PIN. Connectez-vous avec son mot de passe.",
  owner_unlimited: "Le profil du propriétaire n’a pas de limite d’âge.",
  not_your_data:
    "Ces recommandations sont celles de quelqu’un d’autre. Demandez les vôtres : chacun ne voit que les siennes.",
  invalid_request: "La requête n’est pas valable ; voyez la liste des erreurs.",
  not_json: "Le corps n’est pas du JSON valable.",
  json_only: "Le corps doit être en JSON et le dire : Content-Type: application/json.",
  bad_request: "La requête n’est pas du HTTP valable, ou son adresse n’est pas valable.",
  request_timeout: "La requête n’est pas arrivée à temps. Réessayez.",
  headers_too_large:
    "L’adresse et les en-têtes de la requête sont trop longs : raccourcissez-les, par exemple avec moins de filtres.",
  json_too_deep: "Le corps est imbriqué trop profondément : {fact} niveaux au plus sont permis.",
  json_key_refused: "Le corps contient une clé interdite : __proto__, ou prototype dans constructor.",
  too_many_writes: "Trop de modifications en peu de temps. Réessayez dans {fact} s.",
  too_many_uploads: "Trop d’envois en même temps. Réessayez dans {fact} s, quand d’autres seront terminés.",
  too_many_exports:
    "D’autres exports sont encore en cours de téléchargement. Réessayez dans {fact} s, quand ils seront terminés.",
  too_many_frames: "Beaucoup d’images sont déjà en cours d’extraction. Réessayez dans {fact} s.",
  too_many_streams: "Trop de pages ouvertes ou de flux d’événements. Fermez-en, ou réessayez dans {fact} s.",
  body_too_large: "Ceci dépasse {fact}, la limite ici. Envoyez-en moins, ou un fichier plus petit.",
  unknown_route: "Il n’y a rien à cette adresse.",
  wrong_host:
    "Ce serveur ne répond pas sous ce nom d’hôte. Ajoutez-le avec FILMOTHEQUE_PUBLIC_URL ou FILMOTHEQUE_ALLOWED_HOSTS.",
  insecure_http:
    "Les mots de passe circuleraient ici en clair : c’est refusé. Utilisez l’adresse qui commence par https://, ou autorisez HTTP sans chiffrement avec FILMOTHEQUE_INSECURE_HTTP=1.",
  forwarded_invalid:
    "Le proxy a envoyé des en-têtes de transfert contradictoires ou non valables. Configurez-le pour envoyer soit X-Forwarded-For, -Proto et -Host, soit Forwarded, et pour retirer l’autre.",
  insecure_http_start:
    "Sur {fact}, les mots de passe circuleraient en clair sur le réseau. Placez devant un proxy en HTTPS (FILMOTHEQUE_TRUSTED_PROXIES), donnez un certificat (FILMOTHEQUE_TLS_CERT, FILMOTHEQUE_TLS_KEY), ou autorisez-le avec FILMOTHEQUE_INSECURE_HTTP=1.",
  no_accounts:
    "Toute personne qui peut joindre {fact} pourrait créer le premier compte. Créez d’abord le propriétaire, avec « filmotheque users add NOM », puis redémarrez.",
  certificate_unusable:
    "Le certificat et sa clé ne sont pas utilisables : {fact}. Vérifiez que les deux fichiers sont au format PEM, vont ensemble et sont lisibles.",
  foreign_origin: "Les requêtes venant d’autres pages sont refusées.",
  unexpected: "Une erreur est survenue de notre côté. Rien n’est perdu ; le journal contient les détails.",
  database_busy: "Un autre programme utilise la base de données. Réessayez dans un instant.",
  library_busy: "La bibliothèque est occupée par d’autres demandes. Réessayez dans {fact} s.",
  worker_timeout: "L’opération a pris trop de temps et a été arrêtée. Réessayez dans un instant.",
  samples_failed: "Les films d’exemple n’ont pas pu être créés : {fact}",
};
