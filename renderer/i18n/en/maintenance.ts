/** Maintenance. */
export const maintenance = {
  intro:
    "These run by themselves when nobody needs the machine and it is not on its battery. Nothing that you made is ever part of it.",
  missingAfter: "Missing files may be forgotten after so many days",
  run: "Run it",
  runNow: "Run now…",
  askTitle: "{{task}}?",
  wouldRemove_one: "It would touch {{number}} entry.",
  wouldRemove_other: "It would touch {{number}} entries.",
  wouldFree: "About {{size}} would be freed.",
  done: "done",
  failed: "failed",
  cancelled: "cancelled",
  onlyWhenAsked: "Only when you ask for it.",
  due: "Every {{hours}} h, next {{when}}",
  dueDaily: "Every day, next {{when}}",
  dueWeekly: "Every week, next {{when}}",
  removed_one: "{{number}} entry",
  removed_other: "{{number}} entries",
  freed: "{{size}} freed",
};

export const maintenanceNames = {
  purge: "Purge",
  images: "Pictures",
  refresh: "Renew details",
  missing: "Forget missing files",
  vacuum: "Compact",
  integrity: "Check the database",
  backup: "Back up",
};

export const maintenanceDoes = {
  purge: "Removes finished jobs of last week, ended sessions, old predictions and old logs.",
  images: "Removes pictures that no film shows any more.",
  refresh: "Asks TMDB again for what it said six months ago; until then it stays.",
  missing: "Forgets files that have been gone for long. Their films, ratings and lists stay.",
  vacuum: "Makes the database small again where that is worthwhile, and helps it find its way.",
  integrity: "Reads the whole database and looks for damage.",
  backup:
    "Saves everything you added (database, posters, subtitles, uploads) to one archive, verifies it, and keeps the seven newest and one a week of the last four. The daily backup leaves uploads out.",
};
