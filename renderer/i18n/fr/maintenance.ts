import type * as english from "../en/maintenance.ts";
import type { Translated } from "../translated.ts";

/** L’entretien. */
export const maintenance: Translated<typeof english.maintenance> = {
  intro:
    "Ces tâches s’exécutent automatiquement quand l’ordinateur est inactif et branché. Vos données personnelles ne sont jamais touchées.",
  missingAfter: "Jours avant que les fichiers manquants puissent être retirés",
  run: "Exécuter",
  runNow: "Exécuter maintenant…",
  askTitle: "{{task}} ?",
  wouldRemove_one: "{{number}} élément serait retiré.",
  wouldRemove_other: "{{number}} éléments seraient retirés.",
  wouldFree: "Environ {{size}} seraient libérés.",
  done: "terminée",
  failed: "en échec",
  cancelled: "annulée",
  onlyWhenAsked: "Manuelle uniquement.",
  due: "Toutes les {{hours}} h, prochaine exécution {{when}}",
  dueDaily: "Tous les jours, prochaine exécution {{when}}",
  dueWeekly: "Toutes les semaines, prochaine exécution {{when}}",
  dueNow: "À faire maintenant, dès que l’ordinateur est inactif.",
  removed_one: "{{number}} élément",
  removed_other: "{{number}} éléments",
  freed: "{{size}} libérés",
};

export const maintenanceNames: Translated<typeof english.maintenanceNames> = {
  purge: "Purge",
  images: "Nettoyer les images",
  refresh: "Actualiser les métadonnées",
  missing: "Retirer les fichiers manquants",
  vacuum: "Compacter la base",
  integrity: "Vérifier la base",
  backup: "Sauvegarder",
};

export const maintenanceDoes: Translated<typeof english.maintenanceDoes> = {
  purge:
    "Supprime les tâches terminées depuis plus d’une semaine, les sessions terminées, les anciennes prédictions et les anciens journaux.",
  images: "Supprime les images qu’aucun film n’utilise plus.",
  refresh: "Actualise les détails de plus de six mois.",
  missing: "Retire les fichiers manquants depuis longtemps. Leurs films, notes et listes restent.",
  vacuum: "Récupère l’espace libre et actualise les index.",
  integrity: "Lit toute la base et y cherche des dommages.",
  backup:
    "Enregistre tout ce que vous avez ajouté (base, affiches, sous-titres, fichiers importés) dans une archive, la vérifie, et garde les sept plus récentes et une par semaine des quatre dernières. La sauvegarde quotidienne laisse de côté les fichiers importés.",
};
