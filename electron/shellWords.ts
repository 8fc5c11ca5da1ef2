import type { EngineConfig } from "../src/config.ts";

type Language = EngineConfig["language"];

/** The few words that the window says itself: menu and dialogs. All else is the page's. */
export type ShellWords = Record<ShellWord, string>;
type ShellWord = keyof (typeof WORDS)["en"];

const WORDS = {
  en: {
    file: "File",
    closeWindow: "Close window",
    quit: "Quit",
    edit: "Edit",
    undo: "Undo",
    redo: "Redo",
    cut: "Cut",
    copy: "Copy",
    paste: "Paste",
    selectAll: "Select all",
    view: "View",
    reload: "Reload",
    actualSize: "Actual size",
    larger: "Larger",
    smaller: "Smaller",
    fullScreen: "Full screen",
    developerTools: "Developer tools",
    window: "Window",
    minimize: "Minimise",
    help: "Help",
    openDataFolder: "Show the library's data",
    chooseFolder: "Choose a folder of films",
    cannotOpen: "The library could not be opened",
    stoppedUnexpectedly: "Filmothèque met an error it did not expect",
    nothingLost: "Everything that was confirmed is kept.",
    pageStopped: "The window stopped answering",
    reloadWindow: "Reload the window",
  },
  fr: {
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
    larger: "Agrandir",
    smaller: "Réduire",
    fullScreen: "Plein écran",
    developerTools: "Outils de développement",
    window: "Fenêtre",
    minimize: "Placer dans la barre",
    help: "Aide",
    openDataFolder: "Montrer les données de la bibliothèque",
    chooseFolder: "Choisir un dossier de films",
    cannotOpen: "La bibliothèque n’a pas pu être ouverte",
    stoppedUnexpectedly: "Filmothèque a rencontré une erreur inattendue",
    nothingLost: "Tout ce qui a été confirmé est conservé.",
    pageStopped: "La fenêtre ne répond plus",
    reloadWindow: "Recharger la fenêtre",
  },
} as const satisfies Record<Language, Record<string, string>>;

export function shellWords(language: Language): ShellWords {
  return WORDS[language];
}
