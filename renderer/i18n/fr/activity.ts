import type * as english from "../en/activity.ts";
import type { Translated } from "../translated.ts";

/** Les travaux, le journal et la précision de l’identification. */
export const activity: Translated<typeof english.activity> = {
  pause: "Mettre en pause",
  resume: "Reprendre",
  pauseHint:
    "Met en pause le travail en arrière-plan et la surveillance des dossiers, jusqu’à la reprise ou au redémarrage.",
  stages: "Progression",
  stageDone: "terminés : {{number}}",
  stageWaiting: "{{number}} en attente",
  stageFailed: "échecs : {{number}}",
  timeLeft: "encore {{time}} environ",
  slowly:
    "Wikidata et Wikipédia sont interrogés lentement, pour respecter leurs limites. Avec une clé TMDB, c’est bien plus rapide.",
  kind: "Type",
  allKinds: "Tous les types",
  title: "Activité",
  jobs: "Tâches",
  journal: "Journal",
  journalHint: "Chaque décision, qui l’a prise, et comment l’annuler.",
  state: "État",
  all: "Toutes",
  queued: "En attente",
  running: "En cours",
  done: "Terminées",
  failed: "En échec",
  cancelled: "Annulées",
  none: "Aucune tâche.",
  journalNone: "Aucune entrée.",
  attempts_one: "{{number}} essai",
  attempts_other: "{{number}} essais",
  nextAttempt: "prochain essai {{when}}",
  retry: "Réessayer",
  cancel: "Annuler",
  byMachine: "Filmothèque",
  undoneAt: "Annulé {{when}}",
};

export const precision: Translated<typeof english.precision> = {
  summary_one: "{{number}} film identifié automatiquement, {{corrected}} corrigé pour l’instant",
  summary_other: "{{number}} films identifiés automatiquement, {{corrected}} corrigés pour l’instant",
  basis: "Fondé sur",
  provider: "Source",
  decided: "Identifiés",
  corrected: "Corrigés",
  right: "Non corrigés",
  id: "Identifiant dans le nom",
  director: "Titre et réalisateur",
  title_and_year: "Titre et année",
  title_near_year: "Titre, année proche",
  title: "Titre seul",
  other: "Autre",
};

export const jobStates: Translated<typeof english.jobStates> = {
  queued: "En attente",
  running: "En cours",
  done: "Terminée",
  failed: "En échec",
  cancelled: "Annulée",
};

export const jobKinds: Translated<typeof english.jobKinds> = {
  card: "Ajouter à la bibliothèque",
  probe: "Lire le fichier",
  identify: "Identifier",
  enrich_tmdb: "Détails de TMDB",
  enrich_wikipedia: "Article et informations",
  artwork: "Images",
  still: "Image extraite du fichier",
  detect_duplicate: "Comparer avec une copie",
  mark_missing: "Vérifier un fichier manquant",
  samples: "Créer les films d’exemple",
  scan: "Analyser un dossier",
  read_sidecar_files: "Lire NFO et images",
  train: "Entraîner les modèles",
  import_ratings: "Importer des notes",
  export_mlflow: "Publier sur MLflow",
  drift: "Vérifier la dérive",
  purge: "Purge",
  images: "Nettoyer les images",
  refresh: "Actualiser les métadonnées",
  missing: "Retirer les fichiers manquants",
  vacuum: "Compacter la base",
  integrity: "Vérifier la base",
  backup: "Sauvegarder",
};
