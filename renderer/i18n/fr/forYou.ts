import type * as english from "../en/forYou.ts";
import type { Translated } from "../translated.ts";

/** Les suggestions. */
export const forYou: Translated<typeof english.forYou> = {
  title: "Pour vous",
  coldStart: "Cette page suit vos notes dès qu’un modèle est entraîné. D’ici là : des films aimés de beaucoup.",
  session_one: "Encore {{number}} note",
  session_other: "Encore {{number}} notes",
  sessionText: "Notez quelques films et cette page apprend ce que vous aimez. D’ici là : des films aimés de beaucoup.",
  notSeen: "Pas vu",
  sessionBack: "Retour",
  sessionDone: "C’était tout",
  sessionKeys: "1–9, 0 notent · N pas vu · Z retour · ou glissez l’affiche de côté",
  enough: "C’est assez pour commencer",
  enoughText: "La liste ci-dessous suit maintenant votre goût. Chaque note l’améliore.",
  showSuggestions: "Voir les suggestions",
  rateSome: "En noter quelques-uns",
  exploration: "Goût",
  safe: "Sûr",
  adventurous: "Aventureux",
  where: "Où",
  inLibrary: "Dans ma filmothèque",
  toGet: "À trouver",
  discoveriesNone:
    "On ne sait encore rien des films hors de votre filmothèque. Importez des notes à la page Modèles, et notez quelques films.",
  notForMe: "Pas pour moi",
  notForMeFilm: "Pas pour moi : {{film}}",
  notForMeDone: "{{film}} ne vous sera plus proposé",
  empty: "Rien à proposer pour l’instant",
  emptyText: "Les suggestions viennent des films de votre filmothèque. Ajoutez-en, ou notez ceux qui y sont.",
};
