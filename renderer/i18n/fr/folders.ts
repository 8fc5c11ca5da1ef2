import type * as english from "../en/folders.ts";
import type { Translated } from "../translated.ts";

/** Les dossiers surveillés. */
export const folders: Translated<typeof english.folders> = {
  title: "Dossiers",
  intro:
    "Ce qui change dans un dossier surveillé change dans la filmothèque. Retirer un dossier ici ne touche ni à ses fichiers ni à ses films.",
  add: "Surveiller un dossier",
  path: "Chemin d’un dossier de la machine où tourne Filmothèque",
  choose: "Choisir…",
  none: "Aucun dossier n’est encore surveillé.",
  live: "En direct",
  liveText: "Les nouveaux films sont vus aussitôt ; un film parti est attendu une demi-minute.",
  polling: "Par relevés",
  pollingText: "Les changements sont cherchés de temps en temps.",
  failed: "En échec",
  offline: "Hors ligne",
  offlineText: "Le disque n’est pas là. Ses films sont gardés et reviennent avec lui.",
  starting: "Démarrage",
  paused: "En pause",
  pausedText: "Filmothèque est en pause. Ce qui change maintenant sera trouvé à la reprise.",
  watches: "{{used}} surveillances sur {{max}}",
  lastScan: "Dernier passage {{when}}, {{seconds}} s",
  scan_known: "{{number}} connus",
  scan_added: "{{number}} nouveaux",
  scan_ignored: "{{number}} laissés, ce ne sont pas des films",
  scan_refused: "{{number}} refusés",
  scan_failed: "{{number}} échoués",
  rescan: "Repasser",
  rescanStarted: "Parcours de {{path}}",
  remove: "Ne plus surveiller",
  removeTitle: "Ne plus surveiller ce dossier ?",
  removeText: "{{path}} — ses films restent dans la filmothèque, ses fichiers sur le disque.",
  removed: "N’est plus surveillé : {{path}}",
};
