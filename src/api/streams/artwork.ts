import { ApiError } from "../problems.ts";
import { readBody } from "../readBody.ts";
import { sendImage } from "./sendImage.ts";
import { currentFilm, type StreamHandler, type StreamParts, sessionOf } from "./streamHandler.ts";

/** Cached artwork, posters of films that are not in the library, and portraits of people. */
export function artworkStreams({ enrichment, intake, library, review }: StreamParts) {
  return {
    artwork: ({ parameters: { id, width } }) =>
      sendImage(enrichment.artwork.file(Number(id), Number(width)), () => enrichment.repairMissingArtwork(Number(id))),

    async candidatePoster({ parameters: { fileId, path }, context }) {
      const file = intake.files.byId(Number(fileId));
      if (!file) throw new ApiError("unknown_file");
      // A made-up name causes no request to a provider and no row.
      if (!review.isCandidatePoster(file.id, `/${path}`)) throw new ApiError("not_found");
      return sendImage(await enrichment.remotePosters.forCandidate(file.path, `/${path}`, context.signal));
    },

    similarPoster: async ({ parameters: { filmId, path }, context }) =>
      sendImage(
        await enrichment.remotePosters.forSimilarFilm(currentFilm(library, filmId), `/${path}`, context.signal),
      ),

    portrait: async ({ parameters: { personId, path }, context }) =>
      sendImage(await enrichment.remotePosters.forPerson(Number(personId), `/${path}`, context.signal)),

    async setPoster({ request, parameters: { id }, context, bodyLimitBytes }) {
      const filmId = currentFilm(library, id);
      if (library.identity.stateOf(filmId) === null) throw new ApiError("unknown_film");
      const bytes = await readBody(request, bodyLimitBytes);
      await enrichment.customPosters.attach(filmId, bytes, sessionOf(context).user.userId, context.signal);
      return new Response(null, { status: 204 });
    },

    revertPoster({ parameters: { id }, context }) {
      enrichment.customPosters.detach(currentFilm(library, id), sessionOf(context).user.userId);
      return new Response(null, { status: 204 });
    },
  } satisfies Record<string, StreamHandler>;
}
