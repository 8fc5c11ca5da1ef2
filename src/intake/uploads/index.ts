/**
 * Files that the program writes itself: uploaded films, attached subtitles. In: a name and a stream. Out: a file in a
 * separate folder, which is kept or removed again. A file that the program did not create is never removed.
 */
export { sanitizeFileName } from "./sanitizeFileName.ts";
export { Uploads } from "./uploads.ts";
