/** The library while it holds no film. */
export const welcome = {
  title: "Drop your films here",
  text: "Files or whole folders. They are added to the library and stay where they are; nothing is moved, copied or renamed.",
  textBrowser:
    "Films dropped in the browser are copied into the library’s folder. A folder of the machine that runs Filmothèque is watched where it is: nothing in it is moved or renamed.",
  chooseFolder: "Choose a folder",
  folderPath: "Path of a folder on the machine that runs Filmothèque",
  folderExample: "/home/me/Films",
  watchFolder: "Watch this folder",
  samples: "Try with sample films",
  samplesHint: "Tiny clips of public-domain and open films. No key and no network needed.",
  samplesStarted: "The sample films are being made",
  keyTitle: "Richer details with a TMDB key (optional)",
  keyText:
    "With a free key: posters, casts and similar films from TMDB. Without: names and years from the files, articles and facts from Wikipedia and Wikidata.",
  keyHow: "How to get a key",
  key: "TMDB key or token",
  keySaved: "The key is kept. It can be replaced in the settings, never read.",
  folderAdded: "The folder is being watched",
};
