import type { recommendationsEn } from "./en.ts";

/** À propos de : recommandations et listes. */
export const recommendationsFr: Readonly<Record<keyof typeof recommendationsEn, string>> = {
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
  mlflow_deleted:
    "{fact} a été supprimée dans MLflow et n’a pas été entraînée ici : elle reste en service ici seulement. Promouvez une autre version dans MLflow, ou sélectionnez-en une ci-dessous.",
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
};
