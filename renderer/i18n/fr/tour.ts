import type * as english from "../en/tour.ts";
import type { Translated } from "../translated.ts";

/** La visite. */
export const tour: Translated<typeof english.tour> = {
  title: "Le tour",
  offer: "Une visite d’une minute ?",
  start: "Montrez-moi",
  step: "{{at}} sur {{of}}",
  next: "Suite",
  back: "Retour",
  skip: "Passer",
  end: "C’est vu",
  addTitle: "Ajouter des films",
  addText:
    "Déposez des fichiers ou des dossiers n’importe où dans la fenêtre, ou utilisez ce bouton. Vos fichiers restent tels quels.",
  findTitle: "Trouver",
  findText:
    "La barre oblique / filtre les films pendant que vous tapez ; Ctrl K trouve aussi personnes, listes et écrans. Les fautes sont pardonnées.",
  filmTitle: "Choisir, noter",
  filmText:
    "Une affiche ouvre son film ; là, les touches 1 à 9 notent. Dans la liste, tapez les premières lettres d’un titre ; Ctrl ou Espace sélectionne.",
  reviewTitle: "À vérifier",
  reviewText:
    "Les fichiers dont le film n’est pas sûr attendent ici, avec leurs candidats. Les flèches choisissent, Entrée accepte, Z revient en arrière.",
  forYouTitle: "Pour vous",
  forYouText: "Après quelques notes, cette page suit votre goût et dit pourquoi chaque film y est.",
  watchTitle: "Regarder dedans",
  watchText:
    "Tout ce que fait le programme se mesure ici : les durées, les erreurs, la dérive des modèles, et le flux vivant à côté.",
};
