import type * as english from "../en/tour.ts";
import type { Translated } from "../translated.ts";

/** La visite. */
export const tour: Translated<typeof english.tour> = {
  title: "Visite",
  offer: "Faire une visite d’une minute ?",
  start: "Commencer",
  step: "{{at}} sur {{of}}",
  next: "Suivant",
  back: "Retour",
  skip: "Passer",
  end: "Terminé",
  addTitle: "Ajouter des films",
  addText:
    "Déposez des fichiers ou des dossiers n’importe où dans la fenêtre, ou utilisez ce bouton. Vos fichiers restent tels quels.",
  findTitle: "Rechercher",
  findText:
    "Appuyez sur / pour filtrer les films en tapant, ou sur Ctrl+K pour trouver aussi personnes, listes et écrans. Les fautes de frappe sont tolérées.",
  filmTitle: "Ouvrir et noter",
  filmText:
    "Cliquez sur une affiche pour ouvrir son film, puis appuyez sur 1 à 9 pour le noter. Dans la liste, tapez les premières lettres d’un titre, ou appuyez sur Ctrl ou Espace pour sélectionner.",
  reviewTitle: "À vérifier",
  reviewText:
    "Les fichiers qui n’ont pas pu être identifiés avec certitude attendent ici avec leurs candidats. Les flèches choisissent, Entrée accepte, Z annule.",
  forYouTitle: "Pour vous",
  forYouText: "Après quelques notes, cette page suit vos goûts et dit pourquoi chaque film y est.",
  homeTitle: "Accueil",
  homeText: "De quoi regarder ce soir, les films commencés et les nouveautés.",
  systemTitle: "Système",
  systemText:
    "Activité, dossiers, modèles, supervision, flux en direct et réglages. Tout ce que fait le programme est mesuré ici.",
};
