import { ARTWORK_KINDS, type ArtworkKind } from "../../contract/index.ts";
import { ApiError } from "../problems.ts";
import { readBody } from "../readBody.ts";
import { sendImage } from "./sendImage.ts";
import { currentFilm, type StreamHandler, type StreamParts, type StreamRequest, sessionOf } from "./streamHandler.ts";

type UploadedKind = Exclude<ArtworkKind, "logo">;

/** Pixels, in lists of images to choose from. */
const PREVIEW_WIDTH = { poster: 342, backdrop: 780, logo: 342 } as const;

/** Cached artwork, posters of films that are not in the library, and portraits of people. */
export function artworkStreams({ enrichment, intake, library, audience, review, uploadsFolder }: StreamParts) {
  return {
    artwork({ parameters: { id, width }, context }) {
      const artworkId = Number(id);
      audience.requireArtwork(sessionOf(context), artworkId);
      return sendImage(enrichment.artwork.file(artworkId, Number(width)), () =>
        enrichment.repairMissingArtwork(artworkId),
      );
    },

    async candidatePoster({ parameters: { fileId, path }, context }) {
      const file = intake.files.byId(Number(fileId));
      if (!file) throw new ApiError("unknown_file");
      // A made-up name causes no request to a provider and no row.
      if (!review.isCandidatePoster(file.id, `/${path}`)) throw new ApiError("not_found");
      return sendImage(await enrichment.remotePosters.forCandidate(file.path, `/${path}`, context.signal));
    },

    async similarPoster({ parameters: { filmId, path }, context }) {
      const session = sessionOf(context);
      const film = currentFilm(library, filmId);
      // Of a hidden film, too, which may be like a visible one.
      if (!audience.libraryOf(session).discovery.isSimilarPoster(film, `/${path}`)) throw new ApiError("not_found");
      return sendImage(await enrichment.remotePosters.forSimilarFilm(film, `/${path}`, context.signal));
    },

    filmImage: async ({ parameters: { filmId, width, path }, context }) => {
      const film = currentFilm(library, filmId);
      // For a kids profile: of a visible film, and none of the others of its collection.
      if (audience.libraryOf(sessionOf(context)).artwork.offeredShape(film, `/${path}`) === null)
        throw new ApiError("not_found");
      const image = await enrichment.remotePosters.namedFor(film, `/${path}`, context.signal);
      return sendImage(image === null ? null : enrichment.artwork.file(image, Number(width)));
    },

    async portrait({ parameters: { personId, path }, context }) {
      audience.requirePerson(sessionOf(context), Number(personId));
      return sendImage(await enrichment.remotePosters.forPerson(Number(personId), `/${path}`, context.signal));
    },

    async profilePoster({ parameters: { personId, path }, context }) {
      // A made-up name causes no request to a provider and no row.
      if (!enrichment.personProfiles.isPoster(Number(personId), `/${path}`)) throw new ApiError("not_found");
      return sendImage(await enrichment.remotePosters.forProfile(Number(personId), `/${path}`, context.signal));
    },

    async offeredImage({ parameters: { filmId, kind, path }, context }) {
      const film = currentFilm(library, filmId);
      const ofKind = ARTWORK_KINDS.find((one) => one === kind) ?? "poster";
      // A made-up name causes no request to a provider and no row.
      if (!enrichment.offeredArtwork.isOffered(film, ofKind, `/${path}`)) throw new ApiError("not_found");
      const image = await enrichment.remotePosters.forFilm(film, ofKind, `/${path}`, context.signal);
      return sendImage(image === null ? null : enrichment.artwork.file(image, PREVIEW_WIDTH[ofKind]));
    },

    setPoster: (asked) => setImage("poster", asked),
    setBackdrop: (asked) => setImage("backdrop", asked),
    revertPoster: (asked) => revertImage("poster", asked),
    revertBackdrop: (asked) => revertImage("backdrop", asked),
  } satisfies Record<string, StreamHandler>;

  async function setImage(kind: UploadedKind, { request, parameters: { id }, context, bodyLimitBytes }: StreamRequest) {
    const filmId = currentFilm(library, id);
    if (library.identity.stateOf(filmId) === null) throw new ApiError("unknown_film");
    await intake.uploads.requireRoom(uploadsFolder);
    const bytes = await readBody(request, bodyLimitBytes);
    const by = sessionOf(context).user.userId;
    await enrichment.chosenArtwork.upload(filmId, kind, bytes, by, context.signal);
    return new Response(null, { status: 204 });
  }

  function revertImage(kind: UploadedKind, { parameters: { id }, context }: StreamRequest) {
    enrichment.chosenArtwork.revert(currentFilm(library, id), kind, sessionOf(context).user.userId);
    return new Response(null, { status: 204 });
  }
}
