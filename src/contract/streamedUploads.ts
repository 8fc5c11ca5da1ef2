/** Routes that take a stream: files, pictures, subtitles and ratings, and what takes them back. */
import { id, type StreamRoute } from "./streamRoute.ts";

const MEBIBYTE = 1024 ** 2;
const MAX_IMAGE_BYTES = 20 * MEBIBYTE;
const MAX_SUBTITLE_BYTES = 8 * MEBIBYTE;
const MAX_RATINGS_BYTES = 64 * MEBIBYTE;

const NO_CONTENT = { 204: { description: "Done" } };

export const streamedUploads = {
  uploadFile: {
    method: "PUT",
    path: "/api/uploads/{name}",
    access: "authenticated",
    data: "library",
    tag: "files",
    summary: "A file's bytes, streamed to the disk (a browser's drop has no path)",
    parameters: { name: { pattern: "[^/]{1,2000}", description: "The file's name" } },
    bodyLimitBytes: "upload",
    abortsWith: "request",
    responses: { 202: { description: "As POST /api/files", mediaTypes: ["application/json"] } },
  },
  setPoster: {
    method: "PUT",
    path: "/api/films/{id}/poster",
    access: "authenticated",
    data: "library",
    tag: "films",
    summary: "A custom poster, raw bytes: no provider replaces it",
    parameters: { id },
    bodyLimitBytes: MAX_IMAGE_BYTES,
    abortsWith: "request",
    responses: NO_CONTENT,
  },
  revertPoster: {
    method: "DELETE",
    path: "/api/films/{id}/poster",
    access: "authenticated",
    data: "library",
    tag: "films",
    summary: "Removes the last custom poster; the one before it is shown again",
    parameters: { id },
    abortsWith: "nothing",
    responses: NO_CONTENT,
  },
  setBackdrop: {
    method: "PUT",
    path: "/api/films/{id}/backdrop",
    access: "authenticated",
    data: "library",
    tag: "films",
    summary: "A custom backdrop, raw bytes: no provider replaces it",
    parameters: { id },
    bodyLimitBytes: MAX_IMAGE_BYTES,
    abortsWith: "request",
    responses: NO_CONTENT,
  },
  revertBackdrop: {
    method: "DELETE",
    path: "/api/films/{id}/backdrop",
    access: "authenticated",
    data: "library",
    tag: "films",
    summary: "Removes the last custom backdrop; the one before it is shown again",
    parameters: { id },
    abortsWith: "nothing",
    responses: NO_CONTENT,
  },
  setPicture: {
    method: "PUT",
    path: "/api/me/avatar/picture",
    access: "authenticated",
    data: "own",
    forKids: true,
    tag: "accounts",
    summary: "My picture, raw bytes (JPEG, PNG, WebP or AVIF)",
    parameters: {},
    bodyLimitBytes: MAX_IMAGE_BYTES,
    abortsWith: "request",
    responses: NO_CONTENT,
  },
  addSubtitle: {
    method: "PUT",
    path: "/api/files/{id}/subtitles",
    access: "authenticated",
    data: "library",
    tag: "files",
    summary:
      "Attaches a text subtitle (SRT, WebVTT, ASS, MicroDVD, SAMI, TTML, SBV …), raw bytes; the program stores it and does not write to the film's folder",
    parameters: { id },
    query: { name: { isRequired: true, description: "The file's name" } },
    bodyLimitBytes: MAX_SUBTITLE_BYTES,
    abortsWith: "request",
    responses: {
      201: {
        description: "Its present track (`track`), and the name by which it can always be removed (`given`)",
        mediaTypes: ["application/json"],
      },
    },
  },
  removeSubtitle: {
    method: "DELETE",
    path: "/api/files/{id}/subtitles/{track}",
    access: "authenticated",
    data: "library",
    tag: "files",
    summary: "Removes an attached subtitle; files in the film's folder are not touched",
    parameters: { id, track: { pattern: "beside-\\d{1,3}|given-[0-9a-f]{16}" } },
    abortsWith: "nothing",
    responses: NO_CONTENT,
  },
  importRatings: {
    method: "PUT",
    path: "/api/me/ratings/{format}/{name}",
    access: "authenticated",
    data: "own",
    tag: "personal",
    summary: "What I entered elsewhere, or exported here: the export of Letterboxd, IMDb, Trakt or Filmothèque, raw",
    parameters: {
      format: {
        pattern: "[^/]{1,30}",
        description: "`letterboxd`, `imdb`, `trakt`, `filmotheque`; `auto`: by content",
      },
      name: { pattern: "[^/]{1,500}", description: "The file's name" },
    },
    query: {
      preview: { isRequired: false, description: "Present: nothing is written" },
      job: {
        isRequired: false,
        description:
          "Present: a job imports it, also when the client leaves; the answer is `{ jobId }`, and `GET /api/me/ratings/import` follows it",
      },
      progress: {
        isRequired: false,
        description:
          "Present: one JSON document a line, `{ progress: { rows, total } }` until `{ result }` or `{ problem }`",
      },
    },
    bodyLimitBytes: MAX_RATINGS_BYTES,
    abortsWith: "request",
    responses: {
      200: {
        description: "What it holds, and what of it is known here",
        mediaTypes: ["application/json", "application/x-ndjson"],
      },
    },
  },
} satisfies Record<string, StreamRoute>;
