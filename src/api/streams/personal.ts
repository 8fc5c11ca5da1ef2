import type { ReadableStream as WebStream } from "node:stream/web";
import { ratingImportAnswer } from "../../contract/index.ts";
import { hasCode } from "../../errors/index.ts";
import { MEMBER_FORMATS, type MemberImport, type MemberImportProgress, reportOf } from "../../recommendation/index.ts";
import { ApiError } from "../problems.ts";
import { exportResponse } from "./exportResponse.ts";
import { progressResponse } from "./progressResponse.ts";
import { decodeName, type StreamHandler, type StreamParts, type StreamRequest, sessionOf } from "./streamHandler.ts";

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
  artworkFolder,
  reportError,
  limits,
}: StreamParts) {
  async function importByJob(asked: StreamRequest) {
    const { name, ...source } = await receive(asked, { intake, uploadsFolder });
    try {
      // A restart finds it there, and the job begins again.
      intake.uploads.keep(source.path);
      return { jobId: recommendation.imports.enqueueMember(source, name) };
    } catch (error) {
      await intake.uploads.remove(source.path);
      throw error;
    }
  }

  async function importFrom(
    asked: StreamRequest,
    onProgress: (progress: MemberImportProgress) => void,
    signal: AbortSignal,
  ) {
    const { name, path, ...owned } = await receive(asked, { intake, uploadsFolder });
    try {
      const source = { path, ...owned, isPreview: asked.query.has("preview") };
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
      if (asked.query.has("job") && !asked.query.has("preview")) return Response.json(await importByJob(asked));
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
      const { role } = session.user;
      const edits = role === "owner" ? { artworkFolder } : undefined;
      const request = { user: key, userId, format, filters, edits };
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

/** Writes the sent file. */
async function receive(
  { request, parameters, context, bodyLimitBytes }: StreamRequest,
  { intake, uploadsFolder }: Pick<StreamParts, "intake" | "uploadsFolder">,
) {
  const { userId } = sessionOf(context).user;
  const format = FORMATS.find((known) => known === parameters.format);
  if (!format) throw new ApiError("unknown_route");
  const name = decodeName(parameters.name);
  // Node's and the DOM's stream types differ, although it is the same object.
  const body = request.body as WebStream<Uint8Array> | null;
  const path = await intake.uploads.write(name, body, { folder: uploadsFolder, limitBytes: bodyLimitBytes });
  return { path, name, format, userId };
}

const EXPORT_FORMATS = ["csv", "json", "zip"] as const;

function toAnswer(imported: MemberImport) {
  return ratingImportAnswer.parse(reportOf(imported));
}
