import type { UpdateFailure } from "./updateState.ts";

/** By code of electron-updater, Node, or Chromium's network (which has only the message). */
const CAUSES: readonly (readonly [UpdateFailure, RegExp])[] = [
  [
    "damaged",
    /ERR_CHECKSUM_MISMATCH|ERR_UPDATER_(NO_CHECKSUM|INVALID_SIGNATURE)|Could not get code signature|code (failed to satisfy|object is not signed)|sha512/i,
  ],
  [
    "no_release",
    /ERR_UPDATER_(CHANNEL_FILE_NOT_FOUND|LATEST_VERSION_NOT_FOUND|NO_PUBLISHED_VERSIONS|NO_FILES_PROVIDED|INVALID_\w+|ZIP_FILE_NOT_FOUND)|HTTP_ERROR_4\d\d|status 4\d\d/,
  ],
  ["cannot_write", /ENOSPC|EACCES|EROFS|EPERM|EDQUOT|read-only volume/],
  [
    "interrupted",
    /ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE|aborted|ERR_(CONNECTION_(RESET|CLOSED|ABORTED)|CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED_ENCODING|NETWORK_CHANGED|NETWORK_IO_SUSPENDED)/,
  ],
  [
    "server_unreachable",
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|timed? ?out|HTTP_ERROR_5\d\d|status 5\d\d|net::ERR_/i,
  ],
];

/** What a failed check or download means to the person. */
export function explainFailure(error: unknown): UpdateFailure {
  const text = describe(error);
  return CAUSES.find(([, pattern]) => pattern.test(text))?.[0] ?? "unexpected";
}

/** Code first: electron-updater wraps whole server answers into its messages. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const status = "statusCode" in error && typeof error.statusCode === "number" ? `HTTP_ERROR_${error.statusCode}` : "";
  return code || status ? `${code} ${status}` : error.message;
}
