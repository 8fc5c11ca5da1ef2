/** What the owner edits of films. */
import { routeWithSession } from "../../context.ts";
import { ApiError } from "../../problems.ts";
import { filmFinder } from "./filmFinder.ts";
import type { FilmRouteParts } from "./filmRouteParts.ts";

export function filmEditRoutes({ library, enrichment }: FilmRouteParts) {
  const filmOf = filmFinder(library);

  return {
    edit: routeWithSession.films.edit.handler(({ input, context }) => {
      const result = enrichment.filmEdits.edit(input.filmIds, input.edit, context.session.user.userId);
      if (!result) throw new ApiError("unknown_film");
      return result;
    }),
    editForm: routeWithSession.films.editForm.handler(({ input }) => {
      const form = library.edits.form(filmOf(input.id), input.language);
      if (!form) throw new ApiError("unknown_film");
      return form;
    }),
  };
}
