/** Maintenance. */
export const maintenance = {
  intro: "These run automatically when the computer is idle and plugged in. Your own data is never touched.",
  missingAfter: "Days before missing files may be removed",
  run: "Run",
  runNow: "Run now…",
  askTitle: "{{task}}?",
  wouldRemove_one: "{{number}} entry would be removed.",
  wouldRemove_other: "{{number}} entries would be removed.",
  wouldFree: "About {{size}} would be freed.",
  done: "done",
  failed: "failed",
  cancelled: "cancelled",
  onlyWhenAsked: "Manual only.",
  due: "Every {{hours}} h, next run {{when}}",
  dueDaily: "Daily, next run {{when}}",
  dueWeekly: "Weekly, next run {{when}}",
  dueNow: "Due now. It runs when the computer is idle.",
  removed_one: "{{number}} entry",
  removed_other: "{{number}} entries",
  freed: "{{size}} freed",
};

export const maintenanceNames = {
  purge: "Purge",
  images: "Clean up images",
  refresh: "Refresh metadata",
  missing: "Remove missing files",
  vacuum: "Compact database",
  integrity: "Check database",
  backup: "Back up",
};

export const maintenanceDoes = {
  purge: "Removes finished jobs older than a week, ended sessions, old predictions and old logs.",
  images: "Removes images that no film uses any more.",
  refresh: "Refreshes details older than six months.",
  missing: "Removes files that have been missing for a long time. Their films, ratings and lists stay.",
  vacuum: "Reclaims free space and refreshes indexes.",
  integrity: "Reads the whole database and checks it for damage.",
  backup:
    "Saves everything you added (database, posters, subtitles, uploads) to one archive, verifies it, and keeps the seven newest and one a week of the last four. The daily backup leaves uploads out.",
};
