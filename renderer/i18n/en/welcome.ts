/** The library while it holds no film. */
export const welcome = {
  title: "Drop your films here",
  text: "Files or whole folders. They are added to the library and stay where they are; nothing is moved, copied or renamed.",
  textBrowser:
    "Files dropped in the browser are copied into the library’s folder. Or watch a folder on this computer: files stay where they are.",
  chooseFolder: "Choose a folder",
  folderPath: "Folder path on the server",
  folderExample: "/home/me/Films",
  watchFolder: "Watch this folder",
  samples: "Try with sample films",
  samplesHint: "Tiny clips of public-domain and open films. No key and no network needed.",
  samplesStarted: "Creating sample films…",
  keyTitle: "Richer details with a TMDB key (optional)",
  keyText:
    "With a free key: posters, cast and similar films from TMDB. Without one: names and years from the files, articles and facts from Wikipedia and Wikidata.",
  keyHow: "How to get a key",
  key: "TMDB key or token",
  keySaved: "Key saved. You can replace it in the settings; it is never shown.",
  folderAdded: "Folder added",
  emptyForKids: "No films for this profile yet",
};
