import type { FileHandle } from "node:fs/promises";
import { extname } from "node:path";
import { Readable } from "node:stream";
import { diskFaultCodeOf } from "../disk/index.ts";
import { CodedError, hasCode } from "../errors/index.ts";
import type { UserFiles } from "../intake/index.ts";
import { ApiError } from "./problems.ts";

/** Types that a browser may decode; everything else is opened in the system's player. */
const TYPES: Readonly<Record<string, string>> = {
  ".mp4": "video/mp4",
  ".m4v": "video/mp4",
  ".mov": "video/mp4",
  ".webm": "video/webm",
  ".mkv": "video/x-matroska",
  ".ogv": "video/ogg",
};

/** The file was just moved, it or a folder above it was replaced by a link, or its drive or share is offline. */
const GONE = ["ENOENT", "ENOTDIR", "ELOOP", "outside_allowed_roots", "ENODEV", "ENXIO", "ESTALE", "EHOSTDOWN"] as const;

/**
 * Sends a film's file, complete or the requested range (RFC 9110, a single range).
 * @param answerHeaders of the answer, also of one that explains an error
 * @throws ApiError `file_gone`, `range_not_satisfiable`; CodedError `not_a_video`, `file_no_permission`,
 * `file_disk_failing`, `file_too_many_open_files`
 */
export async function streamFile(
  path: string,
  range: string | null,
  userFiles: Pick<UserFiles, "openVideo">,
  answerHeaders: Headers,
): Promise<Response> {
  const file = await opened(path, userFiles);
  try {
    const { size } = await file.stat();
    const part = range === null ? null : partWithin(range, size, answerHeaders);
    const { from, to } = part ?? { from: 0, to: size - 1 };
    const headers = {
      "content-type": TYPES[extname(path).toLowerCase()] ?? "application/octet-stream",
      "content-length": String(to - from + 1),
      "accept-ranges": "bytes",
      "cache-control": "private, no-store",
      ...(part ? { "content-range": `bytes ${from}-${to}/${size}` } : {}),
    };
    const stream = file.createReadStream({ start: from, end: to });
    return new Response(Readable.toWeb(stream) as ReadableStream, { status: part ? 206 : 200, headers });
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** The error for a range beyond the end states the file's size (RFC 9110, 15.5.17). */
function partWithin(range: string, size: number, answerHeaders: Headers): ReturnType<typeof partOf> {
  try {
    return partOf(range, size);
  } catch (error) {
    answerHeaders.set("content-range", `bytes */${size}`);
    throw error;
  }
}

async function opened(path: string, userFiles: Pick<UserFiles, "openVideo">): Promise<FileHandle> {
  try {
    return await userFiles.openVideo(path);
  } catch (error) {
    throw toStreamError(error);
  }
}

/** A file that exists but cannot be read is not reported as gone. */
function toStreamError(error: unknown): unknown {
  if (hasCode(error, ...GONE)) return new ApiError("file_gone");
  const fault = diskFaultCodeOf(error);
  const isReported = fault === "no_permission" || fault === "disk_failing" || fault === "too_many_open_files";
  return isReported ? new CodedError(`file_${fault}`, {}, { cause: error }) : error;
}

/** `bytes=0-499`, `bytes=500-`, `bytes=-500`; several ranges, or another unit, are answered with the whole. */
export function partOf(range: string, size: number): { from: number; to: number } | null {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range.trim());
  if (!found || (found[1] === "" && found[2] === "")) return null;
  const [, first = "", last = ""] = found;
  const from = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (from > to) throw new ApiError("range_not_satisfiable");
  return { from, to };
}
