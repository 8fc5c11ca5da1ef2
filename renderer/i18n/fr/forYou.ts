import type * as english from "../en/forYou.ts";
import type { Translated } from "../translated.ts";

/** Les suggestions. */
export const forYou: Translated<typeof english.forYou> = {
  together: "Regarder ensemble",
  title: "Pour vous",
  coldStart: "Les recommandations suivront vos notes dès qu’un modèle sera entraîné. D’ici là : des films populaires.",
  session_one: "Encore {{number}} note",
  session_other: "Encore {{number}} notes",
  sessionText: "Notez quelques films pour que cette page apprenne ce que vous aimez. D’ici là : des films populaires.",
  notSeen: "Pas vu",
  sessionBack: "Retour",
  sessionDone: "Vous avez tout vu",
  sessionKeys: "1–9 et 0 : noter · N : pas vu · Z : retour · ou faites glisser l’affiche",
  enough: "C’est suffisant pour commencer",
  enoughText: "La liste ci-dessous suit maintenant vos goûts. Chaque note l’améliore.",
  showSuggestions: "Voir les recommandations",
  rateSome: "Noter des films",
  exploration: "Goûts",
  safe: "Valeurs sûres",
  adventurous: "Découvertes",
  where: "Où",
  inLibrary: "Dans ma bibliothèque",
  toGet: "Pas dans ma bibliothèque",
  discoveriesNone:
    "On ne sait encore rien des films hors de votre bibliothèque. Importez des notes sous Modèles, et notez quelques films.",
  otherReasons: "Aussi pour vous",
  notForMe: "Pas pour moi",
  notForMeFilm: "Pas pour moi : {{film}}",
  notForMeDone: "{{film}} ne vous sera plus recommandé",
  lessLikeThis: "Moins de films de ce genre",
  lessLikeThisFilm: "Moins de films comme {{film}}",
  lessLikeThisDone: "Moins de films comme {{film}} vous seront recommandés",
  suggestedAgain: "{{film}} peut de nouveau vous être recommandé",
  open: "Ouvrir",
  empty: "Pas encore de recommandations",
  emptyText: "Les recommandations viennent des films de votre bibliothèque. Ajoutez-en, ou notez ceux que vous avez.",
};
