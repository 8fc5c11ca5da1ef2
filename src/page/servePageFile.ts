import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { hasCode } from "../errors/index.ts";
import { nativePaths } from "../paths/index.ts";
import { acceptedEncodings, type PageEncoding } from "./chooseEncoding.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
  ".png": "image/png",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

/** Formats that the build also writes compressed. */
const COMPRESSIBLE = new Set([".html", ".js", ".css", ".json", ".svg"]);

/**
 * The built page's own files. An address without a file is a place inside the page, answered with index.html.
 *
 * @param headers of a request over HTTP: `Accept-Encoding` and `If-None-Match` are used. Without them the file
 *   is sent as it is, because a private scheme decodes nothing
 * @returns null when there is no such file, or it is outside the folder
 */
export async function servePageFile(folder: string, pathname: string, headers?: Headers): Promise<Response | null> {
  const wanted = decoded(pathname);
  if (wanted === null) return null;
  const path = isPlaceInPage(wanted) ? "index.html" : wanted;
  const ending = extname(path);
  const file = headers && COMPRESSIBLE.has(ending) ? await compressedFile(folder, path, headers) : null;
  const sent = file ?? (await insideFile(folder, path));
  if (!sent) return null;

  const answer = {
    // Built names carry a hash of their content; index.html names them and must be fetched each time.
    "cache-control": wanted.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    etag: `"${sent.sizeBytes.toString(36)}-${Math.trunc(sent.modifiedMs).toString(36)}${file ? `-${file.encoding}` : ""}"`,
    ...(COMPRESSIBLE.has(ending) ? { vary: "Accept-Encoding" } : {}),
  };
  if (isKnown(answer.etag, headers?.get("if-none-match"))) return new Response(null, { status: 304, headers: answer });
  return new Response(Readable.toWeb(createReadStream(sent.path)) as ReadableStream, {
    headers: {
      "content-type": TYPES[ending] ?? "application/octet-stream",
      "content-length": String(sent.sizeBytes),
      ...(file ? { "content-encoding": file.encoding } : {}),
      ...answer,
    },
  });
}

/** Whether a URL is a page route rather than a file; the page is served for it. */
export function isPlaceInPage(pathname: string): boolean {
  return extname(pathname) === "";
}

interface PageFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

async function compressedFile(
  folder: string,
  path: string,
  headers: Headers,
): Promise<(PageFile & Pick<PageEncoding, "encoding">) | null> {
  for (const { encoding, ending } of acceptedEncodings(headers.get("accept-encoding"))) {
    const file = await insideFile(folder, path + ending);
    if (file) return { ...file, encoding };
  }
  return null;
}

/** Weak comparison: a proxy that compresses makes the tag weak. */
function isKnown(etag: string, ifNoneMatch: string | null | undefined): boolean {
  return (ifNoneMatch ?? "").split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
}

function decoded(pathname: string): string | null {
  try {
    const path = decodeURIComponent(pathname);
    return path.includes("\0") || path.includes("\\") ? null : path;
  } catch {
    // Not valid percent-encoding: no file of ours has such an address.
    return null;
  }
}

async function insideFile(folder: string, path: string): Promise<PageFile | null> {
  const wanted = resolve(join(folder, path));
  if (!nativePaths.isInside(wanted, resolve(folder))) return null;
  try {
    const [real, root] = await Promise.all([realpath(wanted), realpath(folder)]);
    const found = await stat(real);
    if (!found.isFile() || !nativePaths.isInside(real, root)) return null;
    return { path: real, sizeBytes: found.size, modifiedMs: found.mtimeMs };
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}
