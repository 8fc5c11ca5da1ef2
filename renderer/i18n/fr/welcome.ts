import type * as english from "../en/welcome.ts";
import type { Translated } from "../translated.ts";

/** La filmothèque tant qu’elle est vide. */
export const welcome: Translated<typeof english.welcome> = {
  title: "Déposez vos films ici",
  text: "Des fichiers ou des dossiers entiers. Ils sont ajoutés à la filmothèque et restent où ils sont : rien n’est déplacé, copié ni renommé.",
  textBrowser:
    "Les films déposés dans le navigateur sont copiés dans le dossier de la filmothèque. Un dossier de la machine où tourne Filmothèque est surveillé là où il est : rien n’y est déplacé ni renommé.",
  chooseFolder: "Choisir un dossier",
  folderPath: "Chemin d’un dossier de la machine où tourne Filmothèque",
  folderExample: "/home/moi/Films",
  watchFolder: "Surveiller ce dossier",
  samples: "Essayer avec des films d’exemple",
  samplesHint: "De tout petits extraits de films libres ou du domaine public. Sans clé et sans réseau.",
  samplesStarted: "Les films d’exemple sont en préparation",
  keyTitle: "Des fiches plus riches avec une clé TMDB (facultatif)",
  keyText:
    "Avec une clé gratuite : affiches, distributions et films semblables de TMDB. Sans : titres et années lus dans les fichiers, articles et faits de Wikipédia et Wikidata.",
  keyHow: "Comment obtenir une clé",
  key: "Clé ou jeton TMDB",
  keySaved: "La clé est gardée. Elle peut être remplacée dans les réglages, jamais relue.",
  folderAdded: "Le dossier est surveillé",
};
