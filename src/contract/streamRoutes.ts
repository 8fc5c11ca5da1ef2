/** The routes that stream: uploads, films, pictures, subtitles, exports, metrics and the description itself. */
import { streamedDownloads } from "./streamedDownloads.ts";
import { streamedUploads } from "./streamedUploads.ts";
import type { StreamRoute } from "./streamRoute.ts";

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

export const streamRoutes = { ...streamedUploads, ...streamedDownloads, ...program };
export type StreamRouteName = keyof typeof streamRoutes;
