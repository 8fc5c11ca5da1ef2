/** What menus, dialogs, tray and notifications say. Everything else is the page's. */
export const en = {
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
  larger: "Zoom in",
  smaller: "Zoom out",
  fullScreen: "Full screen",
  developerTools: "Developer tools",
  window: "Window",
  minimize: "Minimise",
  help: "Help",
  openDataFolder: "Show library folder",
  chooseFolder: "Choose a folder",
  cannotOpen: "The library could not be opened",
  stoppedUnexpectedly: "Filmothèque stopped because of an unexpected error",
  nothingLost: "Your library is safe: everything confirmed was saved.",
  pageStopped: "The page stopped working",
  reloadWindow: "Reload the window",
  pageFailed: "The window could not load its page",
  pageFailedDetail:
    "{reason}\n\nYour library is safe. Load the page again; if that does not help, reinstall Filmothèque.",
  pageUnresponsive: "The window is not responding",
  libraryInUse:
    "Another Filmothèque is using the library in {folder}: {reason}\n\nClose it, or use the one that is running.",
  databaseDamaged: "The library’s database in {folder} is damaged. Nothing was deleted: {reason}",
  databaseFromNewerProgram:
    "The library in {folder} was last used by a newer Filmothèque. Nothing was changed. Install the newer version to open it.",
  configInvalid: "A setting in the environment is not valid: {reason}\n\nCorrect it and start again.",
  readOnly:
    "Filmothèque cannot write to {folder}. Nothing was changed.\n\nCheck that the disk is not read-only and that you may write to this folder, or choose another one with FILMOTHEQUE_DATA. ({reason})",
  diskFull: "The disk that holds {folder} is full. Nothing was lost.\n\nFree some space and start again. ({reason})",
} as const;

export type MessageKey = keyof typeof en;
