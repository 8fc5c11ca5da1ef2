import type * as english from "../en/together.ts";
import type { Translated } from "../translated.ts";

/** Comparer ses goûts, et trouver des films à deux. */
export const together: Translated<typeof english.together> = {
  title: "Regarder ensemble",
  intro: "Comparez vos goûts avec quelqu’un de votre foyer et trouvez des films pour vous deux ce soir.",
  share: "Permettre aux autres de comparer leurs notes avec les miennes",
  shareText: "Désactivé par défaut. Les autres voient alors les films que vous avez tous deux notés, avec vos étoiles.",
  shareFailed: "Impossible d’enregistrer ce réglage",
  none: "Personne ne partage encore ses goûts",
  noneText: "Demandez à la personne avec qui vous regardez des films d’activer le partage ici, dans son profil.",
  withWhom: "Avec",
  agreement: "Accord",
  ofFilms_one: "{{number}} film noté par vous deux",
  ofFilms_other: "{{number}} films notés par vous deux",
  tooFew: "Trop peu de films notés par vous deux",
  tonight: "Des films pour vous deux ce soir",
  tonightNone: "Aucun résultat. Il faut des notes de vous deux, ou une durée plus longue.",
  anyLength: "Toutes durées",
  bothLoved: "Aimés par vous deux",
  differMost: "Vos plus grands désaccords",
  stars: "Vous {{mine}} · {{name}} {{theirs}}",
};
