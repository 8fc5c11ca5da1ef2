/** The routes that stream: uploads, films, pictures, subtitles, exports, metrics and the description itself. */
import type { StreamParameter, StreamRoute } from "./streamRoute.ts";

const MEBIBYTE = 1024 ** 2;
const MAX_IMAGE_BYTES = 20 * MEBIBYTE;
const MAX_SUBTITLE_BYTES = 8 * MEBIBYTE;
const MAX_RATINGS_BYTES = 64 * MEBIBYTE;

const id: StreamParameter = { pattern: "\\d{1,12}", type: "integer" };
const remoteImage: StreamParameter = { pattern: "[\\w.-]{1,100}", description: "As the candidate or film names it" };
const WEBP = { 200: { description: "The image", mediaTypes: ["image/webp"] } };
const NO_CONTENT = { 204: { description: "Done" } };

const uploads = {
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

const downloads = {
  artwork: {
    method: "GET",
    path: "/api/artwork/{id}/{width}",
    access: "authenticated",
    data: "library",
    tag: "films",
    summary: "An image, WebP, at about that width",
    parameters: { id, width: { pattern: "\\d{2,4}", type: "integer" } },
    abortsWith: "nothing",
    responses: WEBP,
  },
  candidatePoster: {
    method: "GET",
    path: "/api/artwork/candidate/{fileId}/{path}",
    access: "authenticated",
    data: "library",
    tag: "films",
    summary: "The poster of a film that a file may be",
    parameters: { fileId: id, path: remoteImage },
    abortsWith: "request",
    responses: WEBP,
  },
  similarPoster: {
    method: "GET",
    path: "/api/artwork/similar/{filmId}/{path}",
    access: "authenticated",
    data: "library",
    tag: "films",
    summary: "The poster of a film like this one",
    parameters: { filmId: id, path: remoteImage },
    abortsWith: "request",
    responses: WEBP,
  },
  filmImage: {
    method: "GET",
    path: "/api/artwork/film/{filmId}/{width}/{path}",
    access: "authenticated",
    data: "library",
    tag: "films",
    summary:
      "A still, the logo, or the poster of a film of the collection, as a provider names it, at about that width",
    parameters: { filmId: id, width: { pattern: "\\d{2,4}", type: "integer" }, path: remoteImage },
    abortsWith: "request",
    responses: WEBP,
  },
  offeredImage: {
    method: "GET",
    path: "/api/artwork/offered/{filmId}/{kind}/{path}",
    access: "authenticated",
    data: "library",
    tag: "films",
    summary: "An image that the provider has of a film, small",
    parameters: { filmId: id, kind: { pattern: "poster|backdrop" }, path: remoteImage },
    abortsWith: "request",
    responses: WEBP,
  },
  portrait: {
    method: "GET",
    path: "/api/artwork/portrait/{personId}/{path}",
    access: "authenticated",
    data: "library",
    tag: "people",
    summary: "The portrait of a person",
    parameters: { personId: id, path: remoteImage },
    abortsWith: "request",
    responses: WEBP,
  },
  fileStream: {
    method: "GET",
    path: "/api/files/{id}/stream",
    access: "authenticated",
    data: "library",
    tag: "files",
    summary: "A film's file, whole or one range of it",
    parameters: { id },
    abortsWith: "request",
    responses: {
      200: { description: "The file", mediaTypes: ["application/octet-stream"] },
      206: { description: "The requested range", mediaTypes: ["application/octet-stream"] },
    },
  },
  fileRemux: {
    method: "GET",
    path: "/api/files/{id}/remux",
    access: "authenticated",
    data: "library",
    tag: "files",
    summary:
      "A film's picture, unchanged, with one of its audio tracks, as a stream that a browser can play, from a key frame on",
    parameters: { id },
    query: {
      from: { isRequired: false, description: "Seconds, of a key frame; else the beginning" },
      audio: { isRequired: false, description: "Index of the audio track, from 0; else without sound" },
      convert: { isRequired: false, description: "Present: the sound is encoded as AAC or Opus, in stereo" },
    },
    abortsWith: "request",
    responses: { 200: { description: "Fragmented MP4, or WebM", mediaTypes: ["video/mp4", "video/webm"] } },
  },
  fileFrame: {
    method: "GET",
    path: "/api/files/{id}/frame",
    access: "authenticated",
    data: "library",
    tag: "files",
    summary: "A frame of a film's file, small",
    parameters: { id },
    query: { seconds: { isRequired: true, description: "From the start" } },
    abortsWith: "request",
    responses: WEBP,
  },
  subtitle: {
    method: "GET",
    path: "/api/files/{id}/subtitles/{track}",
    access: "authenticated",
    data: "library",
    tag: "files",
    summary: "A text subtitle as WebVTT: `within-0` is the first in the file, `beside-0` the first sidecar file",
    parameters: { id, track: { pattern: "(?:within|beside)-\\d{1,3}" } },
    abortsWith: "request",
    responses: { 200: { description: "WebVTT", mediaTypes: ["text/vtt"] } },
  },
  exportPersonalData: {
    method: "GET",
    path: "/api/me/export.{format}",
    access: "authenticated",
    data: "own",
    tag: "personal",
    summary: "Everything I entered: json, zip (in Letterboxd's layout), or csv (one table, without notes)",
    parameters: { format: { pattern: "csv|json|zip" } },
    abortsWith: "nothing",
    responses: { 200: { description: "A file", mediaTypes: ["text/csv", "application/json", "application/zip"] } },
  },
} satisfies Record<string, StreamRoute>;

const program = {
  openApi: {
    method: "GET",
    path: "/api/openapi.json",
    access: "authenticated",
    data: "public",
    tag: "program",
    summary: "This description",
    parameters: {},
    abortsWith: "nothing",
    responses: { 200: { description: "OpenAPI 3.1", mediaTypes: ["application/json"] } },
  },
  apiDocumentation: {
    method: "GET",
    path: "/api/docs",
    access: "authenticated",
    data: "public",
    tag: "program",
    summary: "This description, as a page",
    parameters: {},
    abortsWith: "nothing",
    responses: { 200: { description: "A page", mediaTypes: ["text/html"] } },
  },
  // Its handler lets in the loopback interface, the metrics token, or a session.
  metrics: {
    method: "GET",
    path: "/metrics",
    access: "public",
    data: "public",
    tag: "program",
    summary: "Prometheus text format: for this machine, the metrics token, or a session",
    parameters: {},
    abortsWith: "nothing",
    responses: { 200: { description: "Metrics", mediaTypes: ["text/plain"] } },
  },
} satisfies Record<string, StreamRoute>;

export const streamRoutes = { ...uploads, ...downloads, ...program };
export type StreamRouteName = keyof typeof streamRoutes;
