import type { ReadableStream as WebStream } from "node:stream/web";
import { ratingImportAnswer } from "../../contract/index.ts";
import { hasCode } from "../../errors/index.ts";
import { MEMBER_FORMATS } from "../../recommendation/index.ts";
import { ApiError } from "../problems.ts";
import { decodeName, type StreamHandler, type StreamParts, sessionOf } from "./streamHandler.ts";

/** The page shows only some of them; listing a hundred thousand would make the response larger than the export. */
const MAX_UNLINKED_SHOWN = 1_000;
const FILE_ERROR_CODES = [
  "export_missing",
  "export_too_large",
  "export_unsafe",
  "export_unreadable",
  "ratings_source_damaged",
] as const;

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
        const source = { path, format, userId, isPreview };
        const { unlinked, ...imported } = await recommendation.imports.importMember(source, context.signal);
        const shown = { unlinked: unlinked.slice(0, MAX_UNLINKED_SHOWN), unlinkedCount: unlinked.length };
        return Response.json(ratingImportAnswer.parse({ ...imported, ...shown }));
      } catch (error) {
        // The person knows the file by its name, not by where it was uploaded to.
        throw hasCode(error, ...FILE_ERROR_CODES) ? new ApiError(error.code, name) : error;
      } finally {
        await intake.uploads.remove(path);
      }
    },

    async exportPersonalData({ parameters: { format }, context }) {
      const { key, userId } = sessionOf(context).user;
      const filters = library.smartLists.all(key).map(({ name, filter }) => ({ name, filter }));
      const isCsv = format === "csv";
      const request = { user: key, userId, format: isCsv ? "csv" : "json", filters } as const;
      const body = await reads.during(context.signal).marks.exportFile(request);
      const headers = {
        "content-type": isCsv ? "text/csv; charset=utf-8" : "application/json",
        "content-disposition": `attachment; filename="filmotheque.${format}"`,
      };
      return new Response(body, { headers });
    },
  } satisfies Record<string, StreamHandler>;
}
