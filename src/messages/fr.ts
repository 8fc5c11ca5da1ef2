import { diskFr } from "./disk/fr.ts";
import type { en } from "./en.ts";

/** Ce que dit le moteur en français : ce qui s'est passé, ce que cela veut dire, quoi faire. */
export const fr: Record<keyof typeof en, string> = {
  ...diskFr,
  no_such_folder:
    "Ce dossier n’existe pas sur cet ordinateur. Saisissez le chemin complet, tel que le gestionnaire de fichiers l’affiche.",
  not_found: "Le fichier n’est plus là. A-t-il été déplacé ou renommé ?",
  not_a_video: "Ce n’est pas une vidéo : le fichier a été ignoré.",
  control_file:
    "Un fichier d’un autre programme, par exemple une liste de téléchargement ou un verrou. Il ne contient aucun film.",
  recycle_bin: "Des fichiers supprimés. Rien n’est ajouté depuis une corbeille.",
  snapshot: "D’anciens états des fichiers, enregistrés par le disque. Les instantanés ne sont pas ajoutés.",
  thumbnails: "Des images et des index d’un autre programme. Ils ne contiennent aucun film.",
  system_file: "Un fichier ou un dossier du système ou du disque réseau.",
  hidden: "Caché : le nom commence par un point.",
  ignored_by_file: "Exclu par un fichier d’exclusion ({fact}).",
  removed_by_hand: "Retiré de la bibliothèque. Ajoutez-le de nouveau ici, ou annulez le retrait dans Activité.",
  disc_image:
    "Une image de disque. Pour ajouter ses films, copiez-les hors de l’image, ou copiez le dossier du disque.",
  stream_link: "Un lien vers un flux ou une liste de lecture, pas un film sur cet ordinateur.",
  unsupported_format:
    "Ce format ne peut pas être ouvert : {fact}. Convertissez le fichier en MKV ou en MP4 pour l’ajouter.",
  companion: "Des sous-titres, des images et des descriptions. Ils sont utilisés avec leurs films.",
  name_not_utf8:
    "Le nom n’est pas en UTF-8 valide : aucun programme ne peut ouvrir le fichier de façon fiable. Renommez-le pour l’ajouter.",
  not_skipped: "Ce fichier ou ce dossier n’est pas dans la liste des fichiers non ajoutés.",
  empty: "Le fichier est vide : copiez-le à nouveau.",
  unreadable: "Le fichier ne peut pas être ouvert. Vérifiez ses droits d’accès et que son disque est branché.",
  damaged:
    "Le fichier est endommagé : aucun lecteur ne comprend son contenu. Copiez-le de nouveau, ou essayez-le dans un lecteur vidéo.",
  codec_unknown: "Le codec vidéo est inconnu ({fact}) : le fichier ne peut pas être lu.",
  program_missing:
    "Ce fichier ne peut être lu qu’avec ffprobe, qui est introuvable ou ne démarre pas. Installez ffmpeg, puis redémarrez Filmothèque.",
  program_crashed: "{fact} a planté en lisant ce fichier. Une version plus récente de ffmpeg y parviendra peut-être.",
  incomplete: "Le fichier est encore en cours de copie. Il est ajouté automatiquement une fois complet.",
  in_use: "Un autre programme utilise ce fichier. Il s’ajoutera automatiquement quand ce programme le fermera.",
  truncated: "Le fichier s’arrête trop tôt ; la copie a sans doute été interrompue. Copiez-le à nouveau.",
  outside_allowed_roots:
    "Cet endroit est hors des dossiers surveillés. Envoyez le fichier, ou demandez au propriétaire de surveiller son dossier.",
  too_slow:
    "La lecture du fichier a pris trop de temps ; son disque est peut-être en veille. Un nouvel essai aura lieu automatiquement.",
  unknown_catalogue: "Il n’y a pas de catalogue de ce nom.",
  catalogue_source_missing:
    "Ce fichier ou dossier n’existe pas : {fact}. Indiquez le fichier ou, pour IMDb, le dossier contenant title.basics.tsv.gz.",
  catalogue_source_unreadable:
    "La source n’a pas pu être lue jusqu’au bout ({fact}). Le catalogue existant est inchangé ; réessayez avec une copie complète.",
  catalogue_without_films: "Aucun film dans la source : aucun catalogue n’a été créé. Vérifiez le format.",
  catalogue_busy: "Le catalogue {fact} est déjà en cours d’import. Attendez la fin de cet import.",
  catalogue_endpoint_unreachable:
    "{fact} ne répond pas. Ce qui a été lu est enregistré ; relancez la même commande pour reprendre.",
  nfo_exists: "Un autre programme a écrit {fact}. Le remplacer ? Son contenu actuel est enregistré à côté, en .bak.",
  no_present_file: "Aucun fichier de ce film n’est disponible pour le moment. Branchez son disque et réessayez.",
  nfo_too_large: "Le fichier NFO dépasse 1 Mo : il n’a pas été lu.",
  nfo_has_doctype: "Le fichier NFO contient un DOCTYPE, qui pourrait faire lire d’autres fichiers : il n’a pas été lu.",
  nfo_too_deep: "Le fichier NFO est trop imbriqué : il n’a pas été lu.",
  nfo_says_nothing: "Le fichier NFO ne contient ni titre ni identifiant.",
  nfo_unreadable: "Le fichier NFO ne peut pas être lu : vérifiez ses droits. Les liens ne sont pas suivis.",
  nfo_too_slow: "La lecture du fichier NFO était trop longue et a été arrêtée.",
  set_aside: "Exclu à la main : pas un film.",
  extra: "Un bonus ou un extrait : rangé avec son film, pas listé comme un film.",
  unknown_file: "Ce fichier n’est pas dans la bibliothèque.",
  content_too_costly:
    "La lecture de ce fichier demandait plus de temps ou de mémoire qu’un vrai fichier : elle a été arrêtée. Rien n’a été changé. Vérifiez le fichier, ou créez-le de nouveau.",
  not_a_picture: "Cette image ne peut pas être utilisée. Formats acceptés : JPEG, PNG, WebP et AVIF, jusqu’à 20 Mo.",
  not_a_tmdb_key:
    "Ce n’est pas une clé TMDB. Une clé d’API compte 32 lettres et chiffres ; un jeton d’accès, trois parties séparées par des points.",
  tmdb_key_encrypted:
    "La clé TMDB de cette bibliothèque a été chiffrée par l’application de bureau et ne peut pas être lue ici. Les films sont recherchés sans elle ; définissez TMDB_API_KEY pour utiliser une clé.",
  tmdb_key_damaged:
    "La clé TMDB enregistrée est illisible. Les films sont recherchés sans elle ; saisissez-la à nouveau dans les paramètres, ou définissez TMDB_API_KEY.",
  not_a_subtitle: "Ce fichier ne contient pas de sous-titres lisibles. Formats acceptés : SRT et WebVTT.",
  unknown_subtitle: "Le fichier n’a pas ce sous-titre, ou il contient des images au lieu de texte.",
  file_name_invalid: "Le nom de fichier « {fact} » ne peut pas être utilisé.",
  upload_too_large:
    "Le fichier dépasse {fact}, la limite des envois. Indiquez plutôt son chemin, ou surveillez son dossier.",
  upload_aborted: "L’envoi a été interrompu et supprimé. Réessayez.",
  unknown_folder: "Ce dossier n’est pas surveillé.",
  own_folder: "C’est le dossier de Filmothèque elle-même. Choisissez un dossier de films.",
  whole_disk: "C’est le disque entier, avec le système et les fichiers de Filmothèque. Choisissez un dossier de films.",
  not_a_folder: "Ce n’est pas un dossier.",
  folder_offline:
    "Le dossier est absent, ou vide de façon inattendue : son disque est peut-être débranché. Ses films sont conservés.",
  watch_limit: "La limite du système pour les dossiers surveillés est atteinte ; ce dossier est analysé régulièrement.",
  watch_failed: "Le dossier ne peut pas être surveillé : {fact}",
  network_folder: "Le dossier est sur le réseau ; il est analysé régulièrement au lieu d’être surveillé.",
  unknown_film: "Ce film n’est pas dans la bibliothèque.",
  unknown_person: "Cette personne n’est pas dans la bibliothèque.",
  bad_cursor: "Cette position dans la liste n’est plus valable. Reprenez à la première page.",
  no_metadata_source:
    "Aucune source ne décrit ce film. Vérifiez de quel film il s’agit, ou ajoutez une clé TMDB dans les réglages.",
  refresh_expired: "Cette comparaison n’est plus à jour. Relancez l’actualisation des métadonnées.",
  not_matchable: "Précisez le film : un identifiant TMDB, un élément Wikidata ou un film de la bibliothèque.",
  unknown_job: "Cette tâche n’existe pas.",
  watching_paused: "Filmothèque est en pause et ne surveille aucun dossier. Reprenez d’abord.",
  job_not_retryable: "Cette tâche ne peut pas être relancée : elle est terminée ou en cours.",
  job_not_cancellable: "Cette tâche ne peut pas être annulée : elle est terminée.",
  interrupted: "Le programme s’est arrêté pendant cette tâche. Elle est relancée automatiquement.",
  crashed_repeatedly:
    "Le programme s’est arrêté à chaque essai ({fact} fois) : cette tâche n’est plus relancée automatiquement.",
  job_payload_unreadable: "Une autre version du programme a créé cette tâche, et elle est illisible ici ({fact}).",
  unknown_job_kind: "Cette version du programme ne connaît pas ce type de tâche ({fact}).",
  unknown_entry: "Cette entrée du journal n’existe pas.",
  journal_not_undoable: "Ceci ne peut pas (ou plus) être annulé.",
  already_undone: "Ceci a déjà été annulé.",
  undo_conflict:
    "Annulation impossible : une décision plus récente porte sur le même fichier ou le même film. Annulez-la d’abord.",
  provider_unreachable:
    "{fact} ne répond pas. Les informations existantes sont conservées ; le prochain essai est automatique.",
  provider_rate_limited: "{fact} demande de ralentir. Le prochain essai est automatique.",
  provider_unreachable_now: "{fact} ne répond pas. Réessayez dans un instant.",
  provider_rate_limited_now: "{fact} demande de ralentir. Réessayez dans un instant.",
  provider_blocked_now:
    "{fact} bloque pour le moment les demandes de ce programme ou de ce réseau. Réessayez plus tard.",
  provider_intercepted_now:
    "Autre chose répond à la place de {fact} : un proxy, un pare-feu ou une page de connexion. Vérifiez le réseau, puis réessayez.",
  provider_answer_invalid_now: "{fact} a envoyé une réponse illisible. Réessayez plus tard.",
  provider_refused:
    "TMDB rejette la clé. Vérifiez-la dans les réglages ; d’ici là, les sources sans clé sont utilisées.",
  provider_blocked:
    "{fact} bloque pour le moment les demandes de ce programme ou de ce réseau. Les informations existantes sont conservées ; le prochain essai est automatique.",
  provider_intercepted:
    "Autre chose répond à la place de {fact} : un proxy, un pare-feu ou une page de connexion. Vérifiez le réseau ; le prochain essai est automatique.",
  provider_answer_invalid: "{fact} a envoyé une réponse illisible. Le prochain essai est automatique.",
  not_found_at_provider: "{fact} n’a plus cette fiche.",
  film_gone: "TMDB ne répertorie plus « {fact} ». Les informations existantes sont conservées.",
  no_tmdb_id: "TMDB ne connaît pas ce film, ou rien ne le relie à TMDB. Ses informations viennent de Wikidata.",
  provider_unconfigured: "Aucune clé n’est définie.",
  outside_requests_off: "L’accès à Internet est désactivé dans les réglages.",
  no_candidates: "Aucun film trouvé sous ce nom.",
  no_article: "Aucun article trouvé pour ce film.",
  picture_refused: "Cette image ne peut pas être utilisée : {fact}",
  artwork_unavailable: "Cette image ne peut pas être récupérée pour le moment. Vérifiez la connexion, puis réessayez.",
  no_still: "Aucune image n’a pu être extraite du fichier.",
  no_ffmpeg:
    "FFmpeg est absent : aucune image ne peut être extraite des fichiers, et les films ne peuvent pas être préparés pour les navigateurs.",
  old_media_program:
    "De {fact}. Installez un FFmpeg plus récent : les anciens décodeurs ont des failles de sécurité connues.",
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
  journal_matched_by_hand: "« {file} » a été associé à la main à {film}",
  journal_unmatched: "L’association de « {file} » a été annulée",
  journal_moved: "« {from} » est devenu « {to} » ; son film est inchangé",
  journal_no_copy: "« {file} » n’était pas une copie ; il est identifié séparément",
  journal_set_aside: "« {file} » a été exclu : pas un film",
  journal_poster_given: "{film} a une nouvelle affiche",
  journal_merged_by_hand: "{other} a été fusionné avec {film}, dont il est une version",
  journal_film_removed: "{film} a été retiré de la bibliothèque ; ses fichiers restent sur le disque",
  journal_films_removed: "{count} films ont été retirés de la bibliothèque ; leurs fichiers restent sur le disque",
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
  journal_films_edited_one: "{count, number} film a été modifié",
  journal_films_edited_other: "{count, number} films ont été modifiés",
  journal_undone: "Annulé : {what}",
  journal_redone: "Rétabli : {what}",
  reason_liked: "Parce que vous avez aimé {film}",
  reason_alike: "Proche de {film}, que vous avez aimé",
  reason_director: "De {director}, dont vous aimez les films",
  reason_actor: "Avec {actor}, comme dans des films que vous avez aimés",
  reason_actors: "Avec {actor} et {other}, comme dans des films que vous avez aimés",
  reason_theme: "Un thème que vous aimez : {theme}",
  reason_taste: "D’après vos notes",
  not_enough_data:
    "Trop peu de notes pour un entraînement ({fact}). Importez un jeu comme MovieLens, ou notez plus de films.",
  model_damaged: "Le fichier de cette version est manquant ou endommagé ({fact}). La version en service reste.",
  postgres_unreachable:
    "{fact} est injoignable ou refuse la connexion. Vérifiez l’adresse, l’utilisateur et le mot de passe.",
  postgres_refused: "La base a refusé la requête : {fact}",
  mlflow_unreachable: "Le serveur MLflow ne répond pas ({fact}). Une nouvelle tentative aura lieu automatiquement.",
  mlflow_busy: "Le serveur MLflow reçoit trop de requêtes ({fact}). Une nouvelle tentative aura lieu automatiquement.",
  mlflow_not_mlflow:
    "Ce n’est pas un serveur MLflow qui répond ({fact}). Vérifiez MLFLOW_TRACKING_URI et tout proxy intermédiaire.",
  mlflow_unauthorized:
    "Le serveur MLflow refuse la connexion ({fact}). Définissez MLFLOW_TRACKING_TOKEN, ou MLFLOW_TRACKING_USERNAME et MLFLOW_TRACKING_PASSWORD, puis redémarrez Filmothèque.",
  mlflow_refused: "Le serveur MLflow a refusé la requête ({fact}). Rien n’a changé ici.",
  mlflow_no_artefacts:
    "Les modèles ne peuvent pas être enregistrés par le serveur MLflow ({fact}). Démarrez-le avec --serve-artifacts. Seules les métriques ont été publiées.",
  mlflow_artefact_too_large: "Le modèle dépasse la taille autorisée ({fact}). La version précédente reste en service.",
  mlflow_artefact_damaged:
    "Le modèle est endommagé ou d’un format inconnu ({fact}). La version précédente reste en service. Promouvez une autre version dans MLflow, ou publiez celle-ci à nouveau.",
  mlflow_artefact_pending:
    "MLflow n’a pas encore fini d’enregistrer le modèle ({fact}). La version précédente reste en service d’ici là.",
  mlflow_conflict:
    "Des versions différentes ont été promues ici ({fact}) et dans MLflow. Celle de MLflow est en service. Pour utiliser l’autre, sélectionnez-la ci-dessous.",
  mlflow_withdrawn:
    "MLflow n’a plus de version en production. {fact} reste en service. Définissez-y l’alias « production », ou sélectionnez une version ci-dessous.",
  ratings_source_damaged:
    "{fact} est endommagé ou n’est pas un ZIP complet. Téléchargez-le à nouveau. Rien n’a été modifié.",
  export_too_large:
    "{fact} contient plus de fichiers, plus de lignes ou des lignes plus longues qu’un export de notes : il n’a pas été lu. Rien n’a été modifié. Choisissez le fichier tel que Letterboxd, IMDb ou Trakt l’a créé.",
  import_running: "Un import de vos notes est encore en cours. Attendez la fin, ou annulez-le, puis réessayez.",
  export_unsafe:
    "{fact} contient des liens ou des périphériques, ce qu’aucun export ne contient. Rien n’a été importé.",
  export_unreadable:
    "{fact} ne contient aucune note ni aucun film lisible. Choisissez le ZIP de Letterboxd ou de Trakt, ou le CSV d’IMDb, tel que téléchargé.",
  export_missing:
    "Aucun export de ce type dans {fact}. Attendu : le ZIP de Letterboxd ou l’un de ses CSV (« Name », « Year »), le CSV d’IMDb (« Const »), le ZIP ou le JSON de Trakt, ou un export de Filmothèque.",
  export_is_movielens:
    "{fact} est un jeu MovieLens : les notes de nombreuses personnes. Importez-le depuis la page Modèles.",
  unknown_member: "Personne de ce nom ne fait partie du foyer : {fact}.",
  unknown_training: "Cet entraînement n’existe pas.",
  unknown_version: "Cette version de modèle n’existe pas.",
  unknown_import: "Cet import n’existe pas, ou a déjà été supprimé.",
  ratings_source_missing:
    "Aucun jeu MovieLens à {fact}. Choisissez un dossier ou un ZIP contenant ratings.csv, ratings.dat ou u.data.",
  unknown_community: "Cette communauté n’existe pas, ou n’a pas été téléchargée.",
  community_interrupted:
    "La connexion à {fact} a été perdue. Ce qui est téléchargé est conservé ; la prochaine tentative reprend là.",
  community_busy:
    "{fact} demande de ralentir. Ce qui est téléchargé est conservé ; la prochaine tentative est automatique.",
  community_not_found: "L’éditeur ne propose plus {fact}. Mettez le programme à jour, ou indiquez une autre adresse.",
  community_refused: "L’éditeur refuse le téléchargement ({fact}).",
  community_redirected: "L’adresse de l’éditeur mène à un autre serveur, {fact}, qui n’est pas contacté.",
  community_intercepted:
    "Une page web est arrivée à la place du fichier de {fact} : un proxy, un pare-feu ou une page de connexion répond. Vérifiez le réseau ; la prochaine tentative est automatique.",
  community_too_large: "{fact} est plus gros que ce jeu ne peut l’être : le téléchargement a été arrêté.",
  community_no_room: "Il n’y a pas assez de place sur le disque : il faut {fact}. Libérez de la place, puis réessayez.",
  community_checksum:
    "{fact} n’est pas arrivé tel que publié : sa somme de contrôle diffère. Il a été supprimé et sera téléchargé à nouveau.",
  // Listes
  unknown_diary_entry: "Votre carnet n’a pas cette entrée.",
  unknown_list: "Cette liste n’existe pas.",
  list_exists: "Vous avez déjà une liste nommée {fact}.",
  list_kept: "« À voir » et les favoris ne peuvent être ni renommés ni supprimés, seulement vos propres listes.",
  too_many_lists: "Vous avez déjà {fact} listes, le maximum. Supprimez-en une d’abord.",
  list_full: "La liste contient {fact} films, le maximum. Commencez une autre liste.",
  no_playable_track:
    "Le fichier n’a pas d’image, ou pas cette piste audio, qui puisse être préparée pour ce navigateur. Ouvrez-le dans un autre lecteur.",
  file_gone: "Le fichier n’est pas disponible pour le moment. Branchez son disque et réessayez.",
  file_no_permission:
    "Impossible d’ouvrir le fichier : Filmothèque n’a pas le droit de le lire. Vérifiez ses autorisations.",
  file_disk_failing:
    "Le disque du fichier signale des erreurs : le film ne peut pas être lu. Vérifiez le disque et son câble.",
  file_too_many_open_files: "Le système ne permet plus d’ouvrir de fichier pour le moment. Réessayez dans un instant.",
  range_not_satisfiable: "La plage demandée dépasse la fin du fichier.",
  // Surveillance
  unknown_metric: "Il n’y a pas de métrique nommée {fact}. GET /api/metrics/summary en donne la liste.",
  span_too_long: "Cela ferait plus de {fact} points : prenez un pas plus large ou une durée plus courte.",
  unknown_alert: "Cette alerte n’existe pas.",
  unknown_task:
    "Cette tâche de maintenance n’existe pas : purge, images, refresh, missing, vacuum, integrity ou backup.",
  unknown_trace: "Cette trace a expiré : les traces restent quelques minutes en mémoire.",
  alert_drift:
    "Les notes récentes diffèrent des précédentes : {fact}. Si les suggestions ne conviennent plus, entraînez un modèle, ou prenez les notes récentes comme nouvelle référence.",
  alert_error_rate: "{fact} des requêtes échouent de notre côté. Consultez les erreurs et le journal.",
  alert_provider_down: "{fact} ne répond pas, ou rejette la clé. Les films attendent et reprennent automatiquement.",
  alert_queue_stuck: "{fact} tâches attendent et aucune ne se termine. Redémarrez Filmothèque si cela dure.",
  alert_disk_low:
    "Il ne reste que {fact} sur le disque de la bibliothèque. Libérez de l’espace avant que les images et les sauvegardes n’échouent.",
  alert_database_damaged: "Le contrôle de la base a trouvé : {fact}. Restaurez la dernière bonne sauvegarde.",
  feature_rating_mean: "note moyenne",
  feature_rating_sd: "dispersion des notes",
  feature_rating_histogram: "répartition des notes",
  feature_genre_mix: "genres",
  feature_decade_mix: "décennies",
  feature_ratings_per_user: "notes par personne",
  feature_cold_start_share: "listes fondées sur la popularité",
  feature_unidentified_share: "fichiers non identifiés",
  feature_score_mean: "scores prédits",
  feature_catalogue_coverage: "films recommandés au moins une fois",
  health_database_ok: "Aucun problème trouvé.",
  health_database_bad:
    "Le contrôle de la base a trouvé : {fact}. Vérifiez de nouveau ; si cela persiste, restaurez la dernière bonne sauvegarde.",
  health_writer_ok: "Écriture la plus lente : {fact} ms",
  health_writer_bad: "Écriture la plus lente : {fact} ms. Le disque est-il lent, ou sur le réseau ?",
  health_disk_ok: "{fact} Go libres",
  health_disk_bad:
    "Il ne reste que {fact} Go sur le disque de la bibliothèque. Libérez de l’espace ; une purge aide un peu.",
  health_watches_ok: "Tous les dossiers surveillés sont disponibles.",
  health_watches_bad: "Indisponible : {fact}. Le disque est-il branché ? Ses films sont conservés.",
  health_providers_ok: "Les fournisseurs répondent, ou n’ont pas été utilisés.",
  health_providers_bad:
    "Pas de réponse de {fact}. Les films attendent et reprennent automatiquement ; vous pouvez réessayer maintenant.",
  health_workers_ok: "Tous les threads fonctionnent.",
  health_workers_bad: "{fact} threads ont échoué dans l’heure et ont été remplacés. Consultez le journal.",
  health_jobs_ok: "Aucune tâche en échec.",
  health_jobs_bad: "Tâches en échec : {fact}. Voyez pourquoi, et relancez-les.",
  health_backups_ok: "Dernière sauvegarde : {fact}",
  health_backups_new: "Pas encore de sauvegarde ; la première se fait automatiquement dans la journée.",
  health_backups_bad: "Aucune sauvegarde depuis sept jours. Sauvegardez maintenant.",
  paused_after_crashes:
    "Filmothèque s’est arrêtée de façon inattendue {fact} fois de suite après son démarrage : les tâches sont en pause. Reprenez-les quand vous voulez ; un fichier qui échoue à répétition est ignoré après quelques essais.",
  health_clock_ok: "L’horloge est stable.",
  health_mlflow_ok: "Les modèles suivent le serveur MLflow.",
  health_mlflow_bad: "Les modèles ne suivent pas le serveur MLflow ({fact}). Ceux en service restent.",
  health_clock_bad: "L’horloge a reculé dans l’heure. Les heures affichées peuvent être fausses ; rien n’est perdu.",
  reason_popular: "Populaire, et dans votre bibliothèque",
  reason_unseen: "Dans votre bibliothèque, non vu",

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
