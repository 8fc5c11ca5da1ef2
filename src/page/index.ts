/**
 * The built page's files, with the headers every answer carries. In: a request. Out: a file of the page, or null where
 * the path is the engine's. It needs no library, so that the window can show its page while the library opens.
 */
import { isApiPath } from "./apiPaths.ts";
import { setSecurityHeaders } from "./secureHeaders.ts";
import { servePageFile } from "./servePageFile.ts";

export { isApiPath } from "./apiPaths.ts";
export { setSecurityHeaders } from "./secureHeaders.ts";
export { isPlaceInPage, servePageFile } from "./servePageFile.ts";

/** @returns null where the request is for the engine, or for a file that the page does not have */
export async function servePage(folder: string, { method, url }: Request): Promise<Response | null> {
  const { pathname } = new URL(url);
  if (isApiPath(pathname) || (method !== "GET" && method !== "HEAD")) return null;
  const file = await servePageFile(folder, pathname);
  if (file) setSecurityHeaders(file.headers);
  return file;
}
