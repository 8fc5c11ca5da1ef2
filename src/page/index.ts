/**
 * The built page's files, with the headers every answer carries. In: a request. Out: a file of the page, or null where
 * the path is the engine's. It needs no library, so that the window can show its page while the library opens.
 */
import { isApiPath } from "./apiPaths.ts";
import { pageFile } from "./pageFile.ts";
import { secure } from "./secureHeaders.ts";

export { isApiPath } from "./apiPaths.ts";
export { pageFile } from "./pageFile.ts";
export { secure } from "./secureHeaders.ts";

/** @returns null where the request is for the engine, or for a file that the page does not have */
export async function servePage(folder: string, { method, url }: Request): Promise<Response | null> {
  const { pathname } = new URL(url);
  if (isApiPath(pathname) || (method !== "GET" && method !== "HEAD")) return null;
  const file = await pageFile(folder, pathname);
  if (file) secure(file.headers);
  return file;
}
