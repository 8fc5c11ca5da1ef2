/** Refreshing the metadata of one film: what would change, and the choice of the owner. */
import { routeWithSession } from "../../context.ts";
import { ApiError } from "../../problems.ts";
import { offeredImageAddress } from "./artwork.ts";
import { filmFinder } from "./filmFinder.ts";
import type { FilmRouteParts } from "./filmRouteParts.ts";

export function refreshPreviewRoutes({ library, enrichment }: FilmRouteParts) {
  const currentFilm = filmFinder(library);

  function filmOf(id: number): number {
    const filmId = currentFilm(id);
    if (library.identity.stateOf(filmId) === null) throw new ApiError("unknown_film");
    return filmId;
  }

  return {
    previewRefresh: routeWithSession.films.previewRefresh.handler(async ({ input, context }) => {
      const filmId = filmOf(input.id);
      const { pictures, ...preview } = await enrichment.refreshPreviews.preview(filmId, context.signal);
      const sources = library.films.factSources(filmId)?.fields ?? [];
      const shown = (kind: string) => sources.find(({ field }) => field === kind)?.values[0]?.value ?? null;
      const rows = pictures.map(({ kind, path, locked }) => ({
        field: kind,
        before: shown(kind),
        after: path === null ? null : offeredImageAddress(filmId, kind, path),
        locked,
      }));
      return { ...preview, fields: [...preview.fields, ...rows] };
    }),
    applyRefresh: routeWithSession.films.applyRefresh.handler(({ input, context }) => {
      const { userId } = context.session.user;
      const chosen = new Set(input.fields);
      return { entryId: enrichment.refreshPreviews.apply(filmOf(input.id), input.previewId, chosen, userId) };
    }),
  };
}
