import type * as english from "../en/maintenance.ts";
import type { Translated } from "../translated.ts";

/** L’entretien. */
export const maintenance: Translated<typeof english.maintenance> = {
  intro:
    "Ces tâches se lancent d’elles-mêmes quand personne n’a besoin de la machine et qu’elle n’est pas sur batterie. Rien de ce que vous avez fait n’en fait jamais partie.",
  missingAfter: "Les fichiers disparus peuvent être oubliés après tant de jours",
  run: "Lancer",
  runNow: "Lancer maintenant…",
  askTitle: "{{task}} ?",
  wouldRemove_one: "Cela toucherait {{number}} élément.",
  wouldRemove_other: "Cela toucherait {{number}} éléments.",
  wouldFree: "Environ {{size}} seraient libérés.",
  done: "fait",
  failed: "échec",
  cancelled: "annulé",
  onlyWhenAsked: "Seulement quand vous le demandez.",
  due: "Toutes les {{hours}} h, prochaine {{when}}",
  dueDaily: "Tous les jours, prochaine {{when}}",
  dueWeekly: "Toutes les semaines, prochaine {{when}}",
  removed_one: "{{number}} élément",
  removed_other: "{{number}} éléments",
  freed: "{{size}} libérés",
};

export const maintenanceNames: Translated<typeof english.maintenanceNames> = {
  purge: "Purge",
  images: "Images",
  refresh: "Renouveler les détails",
  missing: "Oublier les fichiers disparus",
  vacuum: "Compacter",
  integrity: "Vérifier la base",
  backup: "Sauvegarder",
};

export const maintenanceDoes: Translated<typeof english.maintenanceDoes> = {
  purge:
    "Retire les tâches finies de la semaine passée, les sessions terminées, les vieilles prédictions et les vieux journaux.",
  images: "Retire les images qu’aucun film ne montre plus.",
  refresh: "Redemande à TMDB ce qu’il a dit il y a six mois ; d’ici là, cela reste.",
  missing: "Oublie les fichiers disparus depuis longtemps. Leurs films, notes et listes restent.",
  vacuum: "Rend la base petite de nouveau quand cela en vaut la peine, et l’aide à s’y retrouver.",
  integrity: "Lit toute la base et cherche des dégâts.",
  backup:
    "Enregistre tout ce que vous avez ajouté (base, affiches, sous-titres, fichiers importés) dans une archive, la vérifie, et garde les sept plus récentes et une par semaine des quatre dernières. La sauvegarde quotidienne laisse de côté les fichiers importés.",
};
