import type * as english from "../en/viewings.ts";
import type { Translated } from "../translated.ts";

/** Quand on a vu un film. */
export const viewings: Translated<typeof english.viewings> = {
  title: "Mes séances",
  add: "Ajouter une séance",
  edit: "Modifier la séance du {{day}}",
  remove: "Retirer la séance du {{day}}",
  removed: "Séance du {{day}} retirée",
  failed: "La séance n’a pas pu être enregistrée",
  day: "Jour",
  ratedThen: "Note à ce moment-là",
  clearRating: "Retirer cette note",
  rewatch: "Revu",
  cinema: "Au cinéma",
  note: "Commentaire",
};
