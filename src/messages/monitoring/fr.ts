import type { monitoringEn } from "./en.ts";

/** À propos de : alertes et vérifications. */
export const monitoringFr: Readonly<Record<keyof typeof monitoringEn, string>> = {
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
  health_clock_ok: "L’horloge est stable.",
  health_mlflow_ok: "Les modèles suivent le serveur MLflow.",
  health_mlflow_bad: "Les modèles ne suivent pas le serveur MLflow ({fact}). Ceux en service restent.",
  health_clock_bad: "L’horloge a reculé dans l’heure. Les heures affichées peuvent être fausses ; rien n’est perdu.",
  paused_after_crashes:
    "Filmothèque s’est arrêtée de façon inattendue {fact} fois de suite après son démarrage : les tâches sont en pause. Reprenez-les quand vous voulez ; un fichier qui échoue à répétition est ignoré après quelques essais.",
  reason_popular: "Populaire, et dans votre bibliothèque",
  reason_unseen: "Dans votre bibliothèque, non vu",
};
