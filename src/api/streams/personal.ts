import type { ReadableStream as WebStream } from "node:stream/web";
import { ratingImportAnswer } from "../../contract/index.ts";
import { hasCode } from "../../errors/index.ts";
import { MEMBER_FORMATS, type MemberImport, type MemberImportProgress } from "../../recommendation/index.ts";
import { ApiError } from "../problems.ts";
import { exportResponse } from "./exportResponse.ts";
import { progressResponse } from "./progressResponse.ts";
import { decodeName, type StreamHandler, type StreamParts, type StreamRequest, sessionOf } from "./streamHandler.ts";

/** The page shows only some rows; returning a hundred thousand would make the response larger than the export. */
const MAX_ROWS_SHOWN = 1_000;
const FILE_ERROR_CODES = [
  "export_missing",
  "export_is_movielens",
  "export_too_large",
  "export_unsafe",
  "export_unreadable",
  "ratings_source_damaged",
] as const;
/** The expected format of the export; `auto` detects it from the content. */
const FORMATS = ["auto", ...MEMBER_FORMATS] as const;

/** What a person brings along, and takes away. */
export function personalStreams({
  intake,
  library,
  audience,
  recommendation,
  uploadsFolder,
  reportError,
  limits,
}: StreamParts) {
  async function importFrom(
    { request, parameters, query, context, bodyLimitBytes }: StreamRequest,
    onProgress: (progress: MemberImportProgress) => void,
    signal: AbortSignal,
  ) {
    const { userId } = sessionOf(context).user;
    const format = FORMATS.find((known) => known === parameters.format);
    if (!format) throw new ApiError("unknown_route");
    const name = decodeName(parameters.name);
    // Node's and the DOM's stream types differ, although it is the same object.
    const body = request.body as WebStream<Uint8Array> | null;
    const path = await intake.uploads.write(name, body, { folder: uploadsFolder, limitBytes: bodyLimitBytes });
    try {
      const isPreview = query.has("preview");
      const source = { path, format, userId, isPreview };
      return toAnswer(await recommendation.imports.importMember(source, signal, onProgress));
    } catch (error) {
      // The user knows the file by its name, not by its upload path.
      throw hasCode(error, ...FILE_ERROR_CODES) ? new ApiError(error.code, name) : error;
    } finally {
      await intake.uploads.remove(path);
    }
  }

  return {
    async importRatings(asked) {
      if (asked.query.has("progress"))
        return progressResponse<MemberImportProgress>(
          asked.context.signal,
          (onProgress, signal) => importFrom(asked, onProgress, signal),
          (error) => reportError(error, "POST /api/me/ratings/{format}/{name}", asked.context),
        );
      return Response.json(await importFrom(asked, () => undefined, asked.context.signal));
    },

    async exportPersonalData({ parameters, context }) {
      const session = sessionOf(context);
      const { key, userId } = session.user;
      const filters = library.smartLists.all(key).map(({ name, filter }) => ({ name, filter }));
      const format = EXPORT_FORMATS.find((known) => known === parameters.format);
      if (!format) throw new ApiError("unknown_route");
      const request = { user: key, userId, format, filters };
      const release = limits.openExport(session);
      try {
        const files = await audience.readsOf(session, context.signal).marks.exportFiles(request);
        return exportResponse(files, format, release);
      } catch (error) {
        release();
        throw error;
      }
    },
  } satisfies Record<string, StreamHandler>;
}

const EXPORT_FORMATS = ["csv", "json", "zip"] as const;

function toAnswer({ unlinked, skippedRows, ...imported }: MemberImport) {
  return ratingImportAnswer.parse({
    ...imported,
    skippedRows: skippedRows.slice(0, MAX_ROWS_SHOWN),
    unlinked: unlinked.slice(0, MAX_ROWS_SHOWN),
    unlinkedCount: unlinked.length,
  });
}
