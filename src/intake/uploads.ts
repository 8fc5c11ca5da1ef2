import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { afterLastSlash, isReservedName, withoutTrailingDots } from "../paths/index.ts";

/** An upload that was not kept; nothing of it is left on the disk. */
export class UploadRefused extends Error {
  override readonly name = "UploadRefused";
  readonly code: "upload_too_large" | "upload_aborted" | "disk_full" | "file_name_invalid";
  constructor(code: UploadRefused["code"], cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** This much of the disk is never filled. */
const KEPT_FREE_BYTES = 1024 ** 3;
const CHECK_EVERY_BYTES = 64 * 1024 ** 2;
const LONGEST_NAME_BYTES = 200;

/**
 * Streams a body to the disk under a folder of the program's choosing. The name is kept, tamed, because it is what
 * the film is recognised by.
 *
 * @returns the path where the upload lies now
 * @throws UploadRefused
 */
export async function keepUpload(
  name: string,
  body: WebStream<Uint8Array> | null,
  { folder, limitBytes }: { readonly folder: string; readonly limitBytes: number },
): Promise<string> {
  const tamed = tameName(name);
  if (!tamed || !body) throw new UploadRefused(tamed ? "upload_aborted" : "file_name_invalid");
  const place = join(folder, randomBytes(8).toString("hex"));
  await mkdir(place, { recursive: true, mode: 0o700 });
  const path = join(place, tamed);
  try {
    await pipeline(Readable.fromWeb(body), withinLimits(folder, limitBytes), createWriteStream(path, { flags: "wx" }));
    return path;
  } catch (error) {
    await rm(place, { recursive: true, force: true });
    if (error instanceof UploadRefused) throw error;
    throw new UploadRefused(isDiskFull(error) ? "disk_full" : "upload_aborted", error);
  }
}

/** Removes an upload with the folder that was made for it. */
export async function forgetUpload(path: string): Promise<void> {
  await rm(dirname(path), { recursive: true, force: true });
}

/** Only the last part of a path, without what a file system or a terminal would take for something else. */
export function tameName(name: string): string | null {
  const last = afterLastSlash(name.normalize("NFC"));
  // Control and direction characters, and what Windows refuses.
  const cleaned = last.replaceAll(/[\p{Cc}\p{Cf}<>:"|?*]/gu, " ").trim();
  const shortened = withoutTrailingDots(shorten(cleaned.replace(/^\.+/, "")));
  return shortened === "" || isReservedName(shortened) ? null : shortened;
}

/** Keeps the ending, for it says what the file claims to be. */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST_NAME_BYTES) return name;
  const dot = name.lastIndexOf(".");
  const ending = dot > 0 && name.length - dot <= 6 ? name.slice(dot) : "";
  let stem = name.slice(0, name.length - ending.length);
  while (Buffer.byteLength(stem + ending) > LONGEST_NAME_BYTES) stem = [...stem].slice(0, -1).join("");
  return stem + ending;
}

function withinLimits(folder: string, limitBytes: number): Transform {
  let received = 0;
  let checkedAt = -CHECK_EVERY_BYTES;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, next) {
      received += chunk.byteLength;
      if (received > limitBytes) return next(new UploadRefused("upload_too_large"));
      if (received - checkedAt < CHECK_EVERY_BYTES) return next(null, chunk);
      checkedAt = received;
      hasRoom(folder).then(
        (room) => (room ? next(null, chunk) : next(new UploadRefused("disk_full"))),
        (error: Error) => next(error),
      );
    },
  });
}

async function hasRoom(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize > KEPT_FREE_BYTES;
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}
