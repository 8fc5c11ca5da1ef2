import type { StartMessages } from "./messages.ts";
import { formatReceived, formatTimeLeft } from "./quantities.ts";

const LOCALE = "fr";

export const FRENCH: StartMessages = {
  help: `npm start ouvre Filmothèque dans une fenêtre. Le premier démarrage télécharge Electron (environ 115 Mo).

Options (après deux tirets, comme dans npm start -- --browser) :
  --browser   ouvrir dans le navigateur ; Electron n’est pas nécessaire
  --help      afficher ce texte`,
  unknownOption: (option) => `${option} n’est pas une option de npm start.`,
  openingWindow: "Ouverture de la fenêtre.",
  openingBrowser: (reason) =>
    ({
      chosen: "Ouverture dans le navigateur.",
      noDisplay: "Ouverture dans le navigateur, car il n’y a pas d’écran pour une fenêtre.",
      skipped: "Ouverture dans le navigateur, car ELECTRON_SKIP_BINARY_DOWNLOAD interdit le téléchargement d’Electron.",
      overrideEmpty:
        "Ouverture dans le navigateur, car le dossier indiqué par ELECTRON_OVERRIDE_DIST_PATH ne contient pas Electron.",
      noElectron: "Ouverture dans le navigateur à la place.",
      noWindow: "Ouverture dans le navigateur à la place.",
    })[reason],
  downloading({ secondsLeft, ...progress }) {
    const left = secondsLeft === null ? "" : `, encore ${formatTimeLeft(secondsLeft, LOCALE)}`;
    return `Téléchargement d’Electron : ${formatReceived(progress, LOCALE, "sur")}${left}`;
  },
  installing: "Installation d’Electron…",
  interrupted: "Téléchargement interrompu. Le prochain npm start le reprendra.",
  downloadFailed(failure) {
    switch (failure.kind) {
      case "stalled":
        return `Le téléchargement d’Electron s’est arrêté : aucune donnée de ${failure.host} depuis ${failure.seconds} s. Le prochain npm start le reprendra.`;
      case "refused":
        return `Impossible de télécharger Electron : ${failure.host} a répondu ${failure.status} pour ${failure.url}. Si vous utilisez un miroir, vérifiez ELECTRON_MIRROR et ELECTRON_CUSTOM_DIR.`;
      case "unreachable":
        return `Le téléchargement d’Electron a échoué : pas de connexion à ${failure.host} (${failure.detail}). Vérifiez le réseau ; le prochain npm start réessaiera.`;
      case "invalidAddress":
        return `Impossible de télécharger Electron : « ${failure.url} » n’est pas une adresse. Vérifiez ELECTRON_MIRROR.`;
      case "wrongChecksum":
        return "L’Electron téléchargé a été supprimé : sa somme de contrôle est incorrecte. Le prochain npm start le téléchargera de nouveau ; si vous utilisez un miroir, vérifiez ELECTRON_MIRROR.";
      case "notStored":
        return `Impossible d’enregistrer Electron : ${failure.detail}. Libérez de l’espace, ou choisissez un autre dossier avec electron_config_cache.`;
      case "notInstalled":
        return `Impossible d’installer Electron : ${failure.detail}. Lancez npm ci, puis npm start.`;
    }
  },
  proxyHint:
    "Un proxy est configuré. Le téléchargement d’Electron l’utilise si ELECTRON_GET_USE_PROXY=1 est aussi défini.",
  windowProblem(problem) {
    switch (problem.kind) {
      case "noDisplay":
        return "La fenêtre n’a pas pu s’ouvrir : l’écran ne répond pas.";
      case "root":
        return "La fenêtre n’a pas pu s’ouvrir : Electron ne fonctionne pas en tant que root. Utilisez un compte ordinaire.";
      case "sandbox":
        return `La fenêtre n’a pas pu s’ouvrir : ce système n’autorise pas le bac à sable d’Electron. Pour l’autoriser : sudo chown root:root "${problem.helper}" && sudo chmod 4755 "${problem.helper}"`;
      case "library":
        return problem.library
          ? `La fenêtre n’a pas pu s’ouvrir : la bibliothèque système ${problem.library} est absente. Installez-la pour avoir la fenêtre.`
          : "La fenêtre n’a pas pu s’ouvrir : une bibliothèque système est absente.";
      case "notRunnable":
        return `La fenêtre n’a pas pu s’ouvrir : Electron ne fonctionne pas ici (${problem.detail}).`;
    }
  },
  windowCrashed: (how) =>
    `La fenêtre s’est arrêtée de façon inattendue (${how}). Relancez-la, ou ouvrez Filmothèque dans le navigateur : npm start -- --browser`,
};
