import type { ReadableStream as WebStream } from "node:stream/web";
import { ratingImportAnswer } from "../../contract/index.ts";
import { hasCode } from "../../errors/index.ts";
import { filmsAsCsv } from "../../library/index.ts";
import { MEMBER_FORMATS } from "../../recommendation/index.ts";
import { ApiError } from "../problems.ts";
import { decodeName, type StreamHandler, type StreamParts, sessionOf } from "./streamHandler.ts";

/** What a person brings along, and takes away. */
export function personalStreams({ intake, library, reads, recommendation, uploadsFolder }: StreamParts) {
  return {
    async importRatings({ request, parameters, query, context, bodyLimitBytes }) {
      const { userId } = sessionOf(context).user;
      const format = MEMBER_FORMATS.find((known) => known === parameters.format);
      if (!format) throw new ApiError("unknown_route");
      const name = decodeName(parameters.name);
      // Node's and the DOM's types of one and the same stream.
      const body = request.body as WebStream<Uint8Array> | null;
      const path = await intake.uploads.write(name, body, { folder: uploadsFolder, limitBytes: bodyLimitBytes });
      try {
        const isPreview = query.has("preview");
        return Response.json(
          ratingImportAnswer.parse(
            await recommendation.imports.importMember({ path, format, userId, isPreview }, context.signal),
          ),
        );
      } catch (error) {
        // The person knows the file by its name, not by where it was uploaded to.
        throw hasCode(error, "export_missing") ? new ApiError("export_missing", name) : error;
      } finally {
        await intake.uploads.remove(path);
      }
    },

    async exportPersonalData({ parameters: { format }, context }) {
      const { key, userId } = sessionOf(context).user;
      const films = await reads.during(context.signal).marks.exportOf(key);
      const filters = library.smartLists.all(key).map(({ name, filter }) => ({ name, filter }));
      const isCsv = format === "csv";
      const body = isCsv ? filmsAsCsv(films) : JSON.stringify({ user: userId, films, filters }, null, 2);
      const headers = {
        "content-type": isCsv ? "text/csv; charset=utf-8" : "application/json",
        "content-disposition": `attachment; filename="filmotheque.${format}"`,
      };
      return new Response(body, { headers });
    },
  } satisfies Record<string, StreamHandler>;
}
