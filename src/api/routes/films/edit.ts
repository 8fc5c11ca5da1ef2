/** What the owner edits of films. */
import { routeWithSession } from "../../context.ts";
import { ApiError } from "../../problems.ts";
import { filmFinder } from "./filmFinder.ts";
import type { FilmRouteParts } from "./filmRouteParts.ts";

export function filmEditRoutes({ library, enrichment }: FilmRouteParts) {
  const filmOf = filmFinder(library);

  return {
    edit: routeWithSession.films.edit.handler(({ input, context }) => {
      const filmIds = [...new Set(input.filmIds.map(filmOf))];
      // Ends at the first film that is known.
      if (filmIds.every((id) => library.identity.stateOf(id) === null)) throw new ApiError("unknown_film");
      return enrichment.filmEdits.edit(filmIds, input.edit, context.session.user.userId);
    }),
    editForm: routeWithSession.films.editForm.handler(({ input }) => {
      const form = library.edits.form(filmOf(input.id), input.language);
      if (!form) throw new ApiError("unknown_film");
      return form;
    }),
  };
}
