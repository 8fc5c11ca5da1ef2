import type * as english from "../en/folders.ts";
import type { Translated } from "../translated.ts";

/** Les dossiers surveillés. */
export const folders: Translated<typeof english.folders> = {
  title: "Dossiers",
  intro:
    "Les changements d’un dossier surveillé apparaissent dans la bibliothèque. Retirer un dossier ici conserve ses fichiers et ses films.",
  add: "Surveiller un dossier",
  path: "Chemin du dossier sur le serveur",
  choose: "Choisir…",
  none: "Aucun dossier pour l’instant.",
  live: "En direct",
  liveText: "Les nouveaux films apparaissent aussitôt ; un fichier manquant a 30 secondes pour revenir.",
  polling: "Par intervalles",
  pollingText: "Les changements sont recherchés à intervalles réguliers.",
  failed: "En échec",
  offline: "Hors ligne",
  offlineText: "Le disque n’est pas branché. Ses films sont conservés et reviendront avec lui.",
  starting: "Démarrage",
  paused: "En pause",
  pausedText: "Filmothèque est en pause. Les changements seront pris en compte à la reprise.",
  watches: "{{used}} surveillances sur {{max}}",
  lastScan: "Analysé {{when}} en {{seconds}} s",
  scan_known: "connus : {{number}}",
  scan_added: "nouveaux : {{number}}",
  scan_ignored: "ignorés : {{number}}",
  scan_refused: "refusés : {{number}}",
  scan_failed: "en échec : {{number}}",
  rescan: "Relancer l’analyse",
  rescanStarted: "Analyse de {{path}}",
  remove: "Ne plus surveiller",
  removeTitle: "Ne plus surveiller ce dossier ?",
  removeText: "{{path}} : ses films restent dans la bibliothèque, ses fichiers sur le disque.",
  removed: "N’est plus surveillé : {{path}}",
};
