import type * as english from "../en/welcome.ts";
import type { Translated } from "../translated.ts";

/** La bibliothèque tant qu’elle est vide. */
export const welcome: Translated<typeof english.welcome> = {
  title: "Déposez vos films ici",
  text: "Des fichiers ou des dossiers entiers. Ils sont ajoutés à la bibliothèque et restent où ils sont : rien n’est déplacé, copié ni renommé.",
  textBrowser:
    "Les fichiers déposés dans le navigateur sont copiés dans le dossier de la bibliothèque. Vous pouvez aussi surveiller un dossier de cet ordinateur : les fichiers restent où ils sont.",
  chooseFolder: "Choisir un dossier",
  folderPath: "Chemin du dossier sur le serveur",
  folderExample: "/home/moi/Films",
  watchFolder: "Surveiller ce dossier",
  samples: "Essayer avec des films d’exemple",
  samplesHint: "De très courts extraits de films libres ou du domaine public. Sans clé ni réseau.",
  samplesStarted: "Création des films d’exemple…",
  keyTitle: "Des fiches plus riches avec une clé TMDB (facultatif)",
  keyText:
    "Avec une clé gratuite : affiches, distribution et films similaires de TMDB. Sans clé : titres et années lus dans les fichiers, articles et informations de Wikipédia et Wikidata.",
  keyHow: "Comment obtenir une clé",
  key: "Clé ou jeton TMDB",
  keySaved: "Clé enregistrée. Vous pouvez la remplacer dans les réglages ; elle n’est jamais affichée.",
  folderAdded: "Dossier ajouté",
  emptyForKids: "Pas encore de film pour ce profil",
};
