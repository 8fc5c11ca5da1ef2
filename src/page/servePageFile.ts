import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { hasCode } from "../errors/index.ts";
import { nativePaths } from "../paths/index.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

/**
 * The built page's own files. An address without a file is a place inside the page, answered with index.html.
 *
 * @returns null when there is no such file, or it is outside the folder
 */
export async function servePageFile(folder: string, pathname: string): Promise<Response | null> {
  const wanted = decoded(pathname);
  if (wanted === null) return null;
  const isPlace = extname(wanted) === "";
  const file = await insideFile(folder, isPlace ? "index.html" : wanted);
  if (!file) return null;

  // Built names carry a hash of their content; index.html names them and must be fetched each time.
  const isHashed = wanted.startsWith("/assets/");
  return new Response(Readable.toWeb(createReadStream(file.path)) as ReadableStream, {
    headers: {
      "content-type": TYPES[extname(file.path)] ?? "application/octet-stream",
      "content-length": String(file.sizeBytes),
      "cache-control": isHashed ? "public, max-age=31536000, immutable" : "no-cache",
    },
  });
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

async function insideFile(folder: string, path: string): Promise<{ path: string; sizeBytes: number } | null> {
  const wanted = resolve(join(folder, path));
  if (!nativePaths.isInside(wanted, resolve(folder))) return null;
  try {
    const [real, root] = await Promise.all([realpath(wanted), realpath(folder)]);
    const { size, isFile } = await stat(real).then((found) => ({ size: found.size, isFile: found.isFile() }));
    return isFile && nativePaths.isInside(real, root) ? { path: real, sizeBytes: size } : null;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}
