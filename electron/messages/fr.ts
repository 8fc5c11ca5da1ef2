import type { MessageKey } from "./en.ts";

export const fr: Record<MessageKey, string> = {
  file: "Fichier",
  closeWindow: "Fermer la fenêtre",
  quit: "Quitter",
  edit: "Édition",
  undo: "Annuler",
  redo: "Rétablir",
  cut: "Couper",
  copy: "Copier",
  paste: "Coller",
  selectAll: "Tout sélectionner",
  view: "Affichage",
  reload: "Recharger",
  actualSize: "Taille réelle",
  larger: "Zoom avant",
  smaller: "Zoom arrière",
  fullScreen: "Plein écran",
  developerTools: "Outils de développement",
  window: "Fenêtre",
  minimize: "Placer dans la barre",
  help: "Aide",
  openDataFolder: "Afficher le dossier de la bibliothèque",
  chooseFolder: "Choisir un dossier",
  cannotOpen: "La bibliothèque n’a pas pu être ouverte",
  stoppedUnexpectedly: "Filmothèque s’est arrêté à cause d’une erreur inattendue",
  nothingLost: "Votre bibliothèque est intacte : tout ce qui a été confirmé est enregistré.",
  pageStopped: "La page a cessé de fonctionner",
  reloadWindow: "Recharger la fenêtre",
  pageFailed: "La fenêtre n’a pas pu charger sa page",
  pageFailedDetail:
    "{reason}\n\nVotre bibliothèque est intacte. Rechargez la page ; si cela ne suffit pas, réinstallez Filmothèque.",
  pageUnresponsive: "La fenêtre ne répond pas",
  libraryInUse:
    "Une autre instance de Filmothèque utilise la bibliothèque de {folder} : {reason}\n\nFermez-la, ou utilisez celle qui est ouverte.",
  databaseDamaged: "La base de données de {folder} est endommagée. Rien n’a été supprimé : {reason}",
  databaseFromNewerProgram:
    "La bibliothèque de {folder} a été utilisée par une version plus récente de Filmothèque. Rien n’a été modifié. Installez la version plus récente pour l’ouvrir.",
  configInvalid: "Un réglage de l’environnement n’est pas valide : {reason}\n\nCorrigez-le, puis relancez.",
  readOnly:
    "Filmothèque ne peut pas écrire dans {folder}. Rien n’a été modifié.\n\nVérifiez que le disque n’est pas en lecture seule et que vous pouvez écrire dans ce dossier, ou choisissez-en un autre avec FILMOTHEQUE_DATA. ({reason})",
  diskFull:
    "Le disque qui contient {folder} est plein. Rien n’est perdu.\n\nLibérez de l’espace, puis relancez. ({reason})",
};
