import type * as english from "../en/home.ts";
import type { Translated } from "../translated.ts";

/** L’accueil. */
export const home: Translated<typeof english.home> = {
  title: "Accueil",
  tonight: "Pour ce soir",
  look: "Voir le film",
  another: "Un autre",
  continue: "Reprendre",
  forYou: "Pour vous",
  newest: "Ajoutés récemment",
  unwatchedIn: "Pas encore vus : {{genre}}",
  help_one: "{{number}} fichier a besoin de vous",
  help_other: "{{number}} fichiers ont besoin de vous",
};
