import { hasCode } from "../../errors/index.ts";
import { ApiError } from "../problems.ts";
import { readBody } from "../readBody.ts";
import { type StreamHandler, type StreamParts, sessionOf } from "./streamHandler.ts";

/** An address changes with its picture. */
const CACHE_CONTROL = "private, max-age=31536000, immutable";

/** Pictures that people upload of themselves. */
export function pictureStreams({ accounts, enrichment, intake, uploadsFolder }: StreamParts) {
  return {
    async setPicture({ request, context, bodyLimitBytes }) {
      await intake.uploads.requireRoom(uploadsFolder);
      const bytes = await readBody(request, bodyLimitBytes);
      try {
        accounts.setPicture(sessionOf(context), await enrichment.artwork.portrait(bytes, context.signal));
      } catch (error) {
        if (hasCode(error, "picture_refused")) throw new ApiError("not_a_picture");
        throw error;
      }
      return new Response(null, { status: 204 });
    },

    picture({ parameters: { id, hash = "" } }) {
      const webp = accounts.pictureOf(Number(id), hash);
      if (!webp) throw new ApiError("not_found");
      return new Response(Uint8Array.from(webp), {
        headers: { "content-type": "image/webp", "cache-control": CACHE_CONTROL },
      });
    },
  } satisfies Record<string, StreamHandler>;
}
