import type { subtitleSearch as en } from "../en/subtitleSearch.ts";
import type { Translated } from "../translated.ts";

/** La recherche de sous-titres sur OpenSubtitles, et le compte. */
export const subtitleSearch: Translated<typeof en> = {
  find: "Chercher des sous-titres",
  title: "Chercher des sous-titres",
  intro: "Depuis OpenSubtitles, avec votre compte. Rien n’est écrit dans le dossier du film.",
  noAccount: "Les sous-titres viennent d’OpenSubtitles. Saisissez d’abord votre compte dans les réglages.",
  toSettings: "Ouvrir les réglages",
  language: "Langue",
  allLanguages: "Toutes les langues",
  none: "Aucun sous-titre trouvé.",
  sameFile: "Même fichier",
  forDeaf: "SME",
  forced: "Forcés",
  machine: "Traduction automatique",
  downloads_one: "{{number}} téléchargement",
  downloads_other: "{{number}} téléchargements",
  attach: "Joindre",
  attachNamed: "Joindre : {{release}}",
  attached: "Joint",
  attachedNote: "Sous-titres joints.",
  remaining_one: "{{number}} téléchargement restant aujourd’hui.",
  remaining_other: "{{number}} téléchargements restants aujourd’hui.",
  account: "OpenSubtitles",
  accountText:
    "Trouve des sous-titres quand vous le demandez sur la page d’un film. L’identifiant du film et une empreinte du fichier sont envoyés.",
  accountNone: "Désactivé. Aucun compte enregistré.",
  accountKept: "Activé. Un compte est enregistré, mais jamais affiché.",
  apiKey: "Clé d’API",
  username: "Nom d’utilisateur",
  password: "Mot de passe",
  forget: "Retirer le compte",
  accountSaved: "Compte enregistré",
  accountForgotten: "Compte retiré",
};
