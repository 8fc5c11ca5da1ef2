import type * as english from "../en/settings.ts";
import type { Translated } from "../translated.ts";

/** Les réglages de la bibliothèque et de cet ordinateur. */
export const settings: Translated<typeof english.settings> = {
  title: "Réglages",
  appearance: "Langue et apparence",
  language: "Langue",
  theme: "Thème",
  dark: "Sombre",
  light: "Clair",
  system: "Système",
  sources: "Sources",
  filmLanguage: "Langue des métadonnées",
  filmLanguageText:
    "Titres, genres et textes des films, avec les titres et les dates de ce pays, pour tout le foyer. Chaque personne choisit la langue de son interface.",
  filmLanguageChanged: "Mise à jour de la langue des films…",
  filmCountry: "Pays",
  filmCountryChanged: "Mise à jour des films pour ce pays…",
  outside: "Accès à Internet",
  outsideText: "Rechercher vos films sur TMDB, Wikidata et Wikipédia. Désactivé : rien ne quitte cet ordinateur.",
  key: "Clé TMDB",
  keyNone: "Pas de clé. Wikidata et Wikipédia sont utilisés.",
  keyEnvironment: "La clé vient de la variable d’environnement TMDB_API_KEY.",
  keyStored: "Une clé est enregistrée. Vous pouvez la remplacer ou la supprimer ; elle n’est jamais affichée.",
  keyInKeyring: "Elle est chiffrée avec le trousseau de clés de votre système.",
  keyInFile: "Elle est enregistrée dans un fichier que seul votre compte sur cet ordinateur peut lire.",
  noKeyring:
    "Ce système n’a pas de trousseau de clés utilisable par Filmothèque. La clé TMDB et votre connexion sont enregistrées sans chiffrement, dans des fichiers que seul votre compte peut lire : les autres programmes que vous lancez, et les sauvegardes de ces fichiers, peuvent aussi les lire. Sous Linux, installez GNOME Keyring ou KWallet puis redémarrez Filmothèque pour qu’elles soient chiffrées.",
  keyOfDesktop:
    "L’application de bureau a enregistré une clé chiffrée avec le trousseau de clés du système, illisible ici. Les films sont recherchés sans elle. Une clé saisie ici est enregistrée dans un fichier que seul votre compte peut lire, et l’application de bureau l’utilisera aussi.",
  keyKeyringAway:
    "Une clé enregistrée est chiffrée avec un trousseau de clés indisponible pour le moment. Démarrez le trousseau et redémarrez Filmothèque, ou saisissez la clé à nouveau. D’ici là, les films sont recherchés sans elle.",
  keyDamaged:
    "La clé enregistrée est illisible : le trousseau de clés a été réinitialisé, la clé appartient à une autre session de cet ordinateur, ou son fichier est endommagé. Saisissez la clé à nouveau. D’ici là, les films sont recherchés sans elle.",
  keyNew: "Nouvelle clé ou jeton",
  keyForget: "Supprimer la clé",
  keySaved: "Clé enregistrée",
  keyForgotten: "Clé supprimée",
  catalogues: "Catalogues hors ligne",
  cataloguesNone:
    "Aucun. Avec un catalogue, les films sont identifiés sans réseau : filmotheque import-catalogue --help",
  cataloguesText: "Les films sont aussi identifiés d’après eux, sans réseau.",
  catalogueRemove: "Retirer le catalogue {{name}}",
  catalogueFilms_one: "{{number}} film",
  catalogueFilms_other: "{{number}} films",
  programs: "FFmpeg",
  programMissing: "introuvable",
  household: "Foyer",
  householdText: "Chaque personne a ses notes, ses films vus et ses recommandations.",
  owner: "propriétaire",
  member: "membre",
  you: "vous",
  addPerson: "Ajouter une personne",
  removePerson: "Retirer {{name}}",
  removePersonTitle: "Retirer {{name}} ?",
  removePersonText: "Les notes et les films vus de cette personne seront perdus.",
  personAdded: "{{name}} peut maintenant se connecter",
  personRemoved: "{{name}} retiré du foyer",
  password: "Changer le mot de passe",
  passwordPresent: "Mot de passe actuel",
  passwordNext: "Nouveau mot de passe",
  passwordChanged: "Mot de passe changé",
  about: "À propos",
  version: "Version {{version}}",
  dataFolder: "Dossier des données",
  tmdbNotice: "Ce produit utilise l’API de TMDB mais n’est ni approuvé ni certifié par TMDB.",
  wikipediaNotice:
    "Les extraits d’articles viennent de Wikipédia sous licence CC BY-SA 4.0 ; chacun renvoie à sa page. Les informations de Wikidata sont dans le domaine public (CC0).",
  ownerOnly: "Seul le propriétaire peut changer ceci.",
};

export const machine: Translated<typeof english.machine> = {
  title: "Cet ordinateur",
  hint: "Pour toutes les personnes qui utilisent Filmothèque sur cet ordinateur.",
  keepRunning: "Continuer quand la fenêtre est fermée",
  keepRunningText:
    "Les dossiers restent surveillés et le travail continue. L’icône de la zone de notification ouvre la fenêtre ; relancer Filmothèque aussi.",
  startsWithSystem: "Démarrer à l’ouverture de session",
  startsWithSystemText: "Sans fenêtre, dans la zone de notification.",
  player: "Lire les films avec",
  systemPlayer: "Lecteur par défaut du système",
  playerGone: "N’est plus installé",
  choosePlayer: "Choisir un programme…",
  updateAutomatically: "Mettre à jour automatiquement",
  updateAutomaticallyText:
    "Filmothèque vérifie au démarrage et une fois par jour, télécharge en arrière-plan et installe quand vous quittez.",
  checkForUpdates: "Rechercher des mises à jour",
  notSaved: "Ce réglage n’a pas pu être enregistré. Vérifiez que vous pouvez écrire dans votre dossier de réglages.",
};
