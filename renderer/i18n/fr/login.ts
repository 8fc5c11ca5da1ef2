import type * as english from "../en/login.ts";
import type { Translated } from "../translated.ts";

/** Connexion et premier lancement. */
export const login: Translated<typeof english.login> = {
  welcome: "Content de vous revoir",
  tagline: "Vos films, reconnus, nommés et présentés.",
  firstRun: "Bienvenue. À qui est cette filmothèque ?",
  firstRunHint: "Le compte reste sur cette machine. Le reste du foyer pourra être ajouté plus tard.",
  userId: "Nom",
  password: "Mot de passe",
  language: "Langue",
  create: "Créer la filmothèque",
  creating: "Création…",
  logIn: "Se connecter",
  loggingIn: "Connexion…",
  passwordHint: "Au moins 8 caractères.",
  showPassword: "Montrer le mot de passe",
  sessionLost:
    "Vous avez été déconnecté, car la connexion enregistrée est illisible : le trousseau de clés du système a été réinitialisé ou ne fonctionne pas, ou le fichier est endommagé. Reconnectez-vous ; rien d’autre n’est perdu.",
  hidePassword: "Cacher le mot de passe",
};
