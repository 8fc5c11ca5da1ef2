import type { filmsEn } from "./en.ts";

/** À propos de : fichiers, dossiers, catalogues, fichiers NFO et films. */
export const filmsFr: Readonly<Record<keyof typeof filmsEn, string>> = {
  no_such_folder:
    "Ce dossier n’existe pas sur cet ordinateur. Saisissez le chemin complet, tel que le gestionnaire de fichiers l’affiche.",
  not_found: "Le fichier n’est plus là. A-t-il été déplacé ou renommé ?",
  not_a_video: "Ce n’est pas une vidéo : le fichier a été ignoré.",
  empty: "Le fichier est vide : copiez-le à nouveau.",
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
  set_aside: "Marqué comme n’étant pas un film.",
  episode: "Un épisode de série : rangé sous Hors films.",
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
    "La clé TMDB enregistrée est illisible. Les films sont recherchés sans elle ; saisissez-la à nouveau dans les réglages, ou définissez TMDB_API_KEY.",
  not_a_subtitle: "Ce fichier ne contient pas de sous-titres lisibles. Formats acceptés : SRT et WebVTT.",
  subtitle_quota_reached: "{fact} n’autorise plus de téléchargement avec ce compte aujourd’hui. Réessayez demain.",
  subtitle_account_missing: "Saisissez d’abord votre compte OpenSubtitles dans les réglages.",
  subtitle_account_refused:
    "OpenSubtitles refuse la clé, le nom d’utilisateur ou le mot de passe. Vérifiez-les dans les réglages.",
  unknown_subtitle: "Le fichier n’a pas ce sous-titre, ou il contient des images au lieu de texte.",
  file_name_invalid: "Le nom de fichier « {fact} » ne peut pas être utilisé.",
  upload_too_large:
    "Le fichier dépasse {fact}, la limite des envois. Indiquez plutôt son chemin, ou surveillez son dossier.",
  upload_aborted: "L’envoi a été interrompu et supprimé. Réessayez.",
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
  not_a_version: "Ces fichiers ne sont pas l’une des versions d’un film.",
};
