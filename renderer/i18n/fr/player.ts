import type * as english from "../en/player.ts";
import type { Translated } from "../translated.ts";

/** Le lecteur dans la page. */
export const player: Translated<typeof english.player> = {
  playHere: "Lecture",
  title: "{{title}}",
  gone: "Le fichier n’est plus là. A-t-il été déplacé, ou son disque n’est-il pas branché ?",
  cannot:
    "Ce navigateur ne peut pas lire ce film. Ouvrez-le dans un autre lecteur : l’emplacement du fichier est indiqué plus bas.",
  version: "Version",
  subtitles: "Sous-titres",
  resumed: "Reprise à {{time}}",
};
