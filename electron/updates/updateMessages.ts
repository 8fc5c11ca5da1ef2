import { fill, type Language } from "../messages/index.ts";
import type { UpdateFailure, UpdateState } from "./updateState.ts";

type Texts = {
  readonly [State in Exclude<UpdateState["state"], "failed">]: string;
} & { readonly failed: Record<UpdateFailure, string> };

const TEXTS: Record<Language, Texts> = {
  en: {
    unavailable: "This copy runs from its source and does not update itself.",
    idle: "Filmothèque is up to date.",
    requests_off:
      "Couldn’t check for updates: “Requests to the outside” is switched off. Switch it on in the settings, then check again.",
    checking: "Checking for updates…",
    available: "Version {version} is available. Download it from {page}.",
    downloading: "Downloading version {version}: {percent}%",
    ready: "Version {version} is ready. It is installed when you quit.",
    failed: {
      server_unreachable: "Couldn’t check for updates: the server does not answer. The next attempt is automatic.",
      no_release: "Couldn’t check for updates: the server has no release to offer. The next attempt is automatic.",
      interrupted: "The download of the update was interrupted. The next attempt is automatic.",
      damaged:
        "The update was damaged or altered and has been removed. Nothing was installed. The next attempt is automatic.",
      cannot_write:
        "The update could not be saved. Free some disk space, or check that you may write in the program’s folder.",
      unexpected: "The update failed. Nothing was installed. The log says why; the next attempt is automatic.",
    },
  },
  fr: {
    unavailable: "Cette copie fonctionne depuis ses sources et ne se met pas à jour.",
    idle: "Filmothèque est à jour.",
    requests_off:
      "Impossible de rechercher les mises à jour : « Requêtes vers l’extérieur » est désactivé. Activez ce réglage, puis réessayez.",
    checking: "Recherche de mises à jour…",
    available: "La version {version} est disponible. Téléchargez-la depuis {page}.",
    downloading: "Téléchargement de la version {version} : {percent} %",
    ready: "La version {version} est prête. Elle sera installée quand vous quitterez l’application.",
    failed: {
      server_unreachable:
        "Impossible de rechercher les mises à jour : le serveur ne répond pas. Le prochain essai est automatique.",
      no_release:
        "Impossible de rechercher les mises à jour : le serveur ne propose aucune version. Le prochain essai est automatique.",
      interrupted: "Le téléchargement de la mise à jour a été interrompu. Le prochain essai est automatique.",
      damaged:
        "La mise à jour était endommagée ou modifiée et a été supprimée. Rien n’a été installé. Le prochain essai est automatique.",
      cannot_write:
        "La mise à jour n’a pas pu être enregistrée. Libérez de l’espace disque, ou vérifiez que vous pouvez écrire dans le dossier de l’application.",
      unexpected:
        "La mise à jour a échoué. Rien n’a été installé. Le journal dit pourquoi ; le prochain essai est automatique.",
    },
  },
};

/** One sentence on the state, for settings and tray. */
export function updateMessage(update: UpdateState, language: Language): string {
  const texts = TEXTS[language];
  if (update.state === "failed") return texts.failed[update.error];
  return fill(texts[update.state], { ...update, checkedAt: "" });
}
