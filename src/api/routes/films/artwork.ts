/** Posters and backdrops of a film: what there is to choose from, and the choice. */
import { ARTWORK_KINDS, type ArtworkKind } from "../../../contract/index.ts";
import { routeWithSession } from "../../context.ts";
import { ApiError } from "../../problems.ts";
import { filmFinder } from "./filmFinder.ts";
import type { FilmRouteParts } from "./filmRouteParts.ts";

/** How the address names images without text. */
const WITHOUT_TEXT = "none";

export function artworkRoutes({
  library,
  enrichment,
  intake,
  limits,
  uploadsFolder,
}: Pick<FilmRouteParts, "library" | "enrichment" | "intake" | "limits" | "uploadsFolder">) {
  const filmOf = filmFinder(library);

  return {
    offered: routeWithSession.artwork.offered.handler(async ({ input, context }) => {
      const film = filmOf(input.id);
      if (library.identity.stateOf(film) === null) throw new ApiError("unknown_film");
      const kind = kindOf(input.kind);
      const { limit, cursor, sort, language } = input;
      const query = {
        limit,
        sort,
        ...(cursor === undefined ? {} : { cursor }),
        ...(language === undefined ? {} : { language: language === WITHOUT_TEXT ? null : language }),
      };
      const page = await enrichment.offeredArtwork.page(film, kind, query, context.signal);
      return {
        ...page,
        languages: [...page.languages],
        items: page.items.map((image) => ({ ...image, preview: offeredImageAddress(film, kind, image.path) })),
      };
    }),
    choose: routeWithSession.artwork.choose.handler(async ({ input, context }) => {
      const { choice } = input;
      const kind = kindOf(input.kind);
      const film = filmOf(input.id);
      if (choice.from === "frame" && !intake.files.copiesOfFilm(film).includes(choice.fileId))
        throw new ApiError("unknown_file");
      await intake.uploads.requireRoom(uploadsFolder);
      const by = context.session.user.userId;
      if (kind === "logo") {
        if (choice.from !== "provider") throw new ApiError("artwork_unavailable");
        return { entryId: enrichment.chosenLogos.choose(film, choice.path, by) };
      }
      const choose = () => enrichment.chosenArtwork.choose(film, kind, choice, by, context.signal);
      return { entryId: await (choice.from === "frame" ? limits.withinFrames(context.session, choose) : choose()) };
    }),
    reset: routeWithSession.artwork.reset.handler(({ input, context }) => {
      const [film, kind, by] = [filmOf(input.id), kindOf(input.kind), context.session.user.userId];
      const { chosenLogos, chosenArtwork } = enrichment;
      return { entryId: kind === "logo" ? chosenLogos.reset(film, by) : chosenArtwork.reset(film, kind, by) };
    }),
  };
}

/** @param path begins with a slash */
export function offeredImageAddress(filmId: number, kind: string, path: string): string {
  return `/api/artwork/offered/${filmId}/${kind}/${encodeURIComponent(path.slice(1))}`;
}

/** @throws ApiError `not_found` */
function kindOf(name: string): ArtworkKind {
  const kind = ARTWORK_KINDS.find((one) => one === name);
  if (!kind) throw new ApiError("not_found");
  return kind;
}
