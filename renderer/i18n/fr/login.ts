import type * as english from "../en/login.ts";
import type { Translated } from "../translated.ts";

/** Connexion et premier lancement. */
export const login: Translated<typeof english.login> = {
  welcome: "Bon retour",
  tagline: "Vos films, identifiés et classés.",
  firstRun: "Bienvenue. Créez le compte du propriétaire",
  firstRunHint: "Le compte n’existe que sur cet ordinateur. Vous pourrez ajouter d’autres personnes plus tard.",
  userId: "Nom",
  password: "Mot de passe",
  language: "Langue",
  create: "Créer la bibliothèque",
  creating: "Création…",
  logIn: "Se connecter",
  loggingIn: "Connexion…",
  passwordHint: "Au moins 8 caractères.",
  showPassword: "Afficher le mot de passe",
  sessionLost:
    "Vous avez été déconnecté, car la connexion enregistrée est illisible : le trousseau de clés du système a été réinitialisé ou ne fonctionne pas, ou le fichier est endommagé. Reconnectez-vous ; rien d’autre n’est perdu.",
  hidePassword: "Masquer le mot de passe",
};
