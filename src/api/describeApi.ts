import type { OpenAPI } from "@orpc/contract";
import { OpenAPIGenerator } from "@orpc/openapi";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";
import { contract, eventTable } from "../contract/index.ts";

/** The program's own description of its API, generated from the contract the first time it is asked for. */
export function describeApi(version: string) {
  let description: Promise<unknown> | undefined;

  function generate(): Promise<unknown> {
    description ??= new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
      .generate(contract, {
        info: { title: "Filmothèque", version, description: "The REST contract of the film library." },
        security: [{ session: [] }, { bearer: [] }],
        components: {
          securitySchemes: {
            session: { type: "apiKey", in: "cookie", name: "filmotheque_session" },
            bearer: { type: "http", scheme: "bearer" },
          },
        },
        paths: RAW_PATHS,
      })
      .then((document) => {
        // Here and not in the contract's route: the page carries every route's words, and would carry the table too.
        const events = document.paths?.["/api/events"]?.get;
        if (events) events.description = EVENTS_DESCRIPTION;
        return document;
      });
    return description;
  }

  return async (pathname: string): Promise<Response> => {
    const document = await generate();
    return pathname.endsWith(".json") ? Response.json(document) : htmlOf(document as Document, version);
  };
}

const EVENTS_DESCRIPTION = `Ids are opaque; send the last one as \`Last-Event-ID\` to go on behind it.\n\n${eventTable()}`;

/** Routes whose bodies are no JSON, so that the description is whole. */
const RAW_PATHS: OpenAPI.PathsObject = {
  "/api/uploads/{name}": {
    put: {
      summary: "A file's bytes, streamed to the disk (a browser's drop has no path)",
      tags: ["files"],
      parameters: [{ name: "name", in: "path", required: true, schema: { type: "string" } }],
      requestBody: { content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } } },
      responses: { 202: { description: "As POST /api/files" } },
    },
  },
  "/api/artwork/{id}/{width}": picture("A picture, WebP, at about that width", { id: "integer", width: "integer" }),
  "/api/artwork/candidate/{fileId}/{path}": picture("The poster of a film that a file may be", {
    fileId: "integer",
    path: "string",
  }),
  "/api/artwork/similar/{filmId}/{path}": picture("The poster of a film like this one", {
    filmId: "integer",
    path: "string",
  }),
  "/api/openapi.json": {
    get: {
      summary: "This description",
      tags: ["program"],
      responses: { 200: { description: "OpenAPI 3.1", content: { "application/json": {} } } },
    },
  },
  "/api/docs": {
    get: {
      summary: "This description, as a page",
      tags: ["program"],
      responses: { 200: { description: "A page", content: { "text/html": {} } } },
    },
  },
  "/api/films/{id}/poster": {
    put: {
      summary: "A poster of one's own, raw: nothing that a machine finds takes its place",
      tags: ["films"],
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
      requestBody: { required: true, content: { "application/octet-stream": {} } },
      responses: { 204: { description: "It is the film's poster" } },
    },
    delete: {
      summary: "Back to the poster before the last that was given",
      tags: ["films"],
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
      responses: { 204: { description: "Taken back" } },
    },
  },
  "/api/files/{id}/subtitles": {
    put: {
      summary:
        "A subtitle (SRT, WebVTT) of one's own, raw; it is kept by the program, the film's folder stays as it is",
      tags: ["files"],
      parameters: [
        { name: "id", in: "path", required: true, schema: { type: "integer" } },
        { name: "name", in: "query", required: true, schema: { type: "string" } },
      ],
      requestBody: { required: true, content: { "application/octet-stream": {} } },
      responses: {
        201: {
          description:
            "Its track of this moment (`track`), and the name by which it is taken back at any time (`given`)",
        },
      },
    },
  },
  "/api/files/{id}/subtitles/{track}": {
    delete: {
      tags: ["files"],
      summary: "Takes a subtitle back that somebody gave; what lies in the film's folder is not touched",
      parameters: [
        { name: "id", in: "path", required: true, schema: { type: "integer" } },
        { name: "track", in: "path", required: true, schema: { type: "string" } },
      ],
      responses: { 204: { description: "Taken back" } },
    },
    get: {
      tags: ["files"],
      summary:
        "A text subtitle as WebVTT: `within-0` is the first in the file, `beside-0` the first that lies beside it",
      parameters: [
        { name: "id", in: "path", required: true, schema: { type: "integer" } },
        { name: "track", in: "path", required: true, schema: { type: "string" } },
      ],
      responses: { 200: { description: "WebVTT", content: { "text/vtt": {} } } },
    },
  },
  "/api/files/{id}/stream": {
    get: {
      summary: "A film's file, whole or one range of it",
      tags: ["files"],
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
      responses: { 200: { description: "The file" }, 206: { description: "The range that was asked for" } },
    },
  },
  "/api/me/ratings/{format}/{name}": {
    put: {
      summary: "Ratings of Letterboxd, IMDb or Trakt as their export, raw; ?preview writes nothing",
      tags: ["personal"],
      parameters: ["format", "name"].map((name) => ({ name, in: "path", required: true, schema: { type: "string" } })),
      requestBody: { required: true, content: { "application/octet-stream": {} } },
      responses: { 200: { description: "What it holds, and what of it is known here" } },
    },
  },
  "/api/me/export.{format}": {
    get: {
      summary: "Everything I entered: csv or json",
      tags: ["personal"],
      parameters: [{ name: "format", in: "path", required: true, schema: { type: "string", enum: ["csv", "json"] } }],
      responses: { 200: { description: "A file", content: { "text/csv": {}, "application/json": {} } } },
    },
  },
  "/metrics": {
    get: {
      summary: "Prometheus text format",
      tags: ["program"],
      responses: { 200: { description: "Metrics", content: { "text/plain": {} } } },
    },
  },
};

function picture(summary: string, parameters: Readonly<Record<string, "integer" | "string">>): OpenAPI.PathItemObject {
  return {
    get: {
      summary,
      tags: ["films"],
      parameters: Object.entries(parameters).map(([name, type]) => ({
        name,
        in: "path",
        required: true,
        schema: { type },
      })),
      responses: { 200: { description: "The picture", content: { "image/webp": {} } } },
    },
  };
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly summary?: string }>>>>;
}

/** A page without scripts: readable with the strictest content security policy. */
function htmlOf({ paths }: Document, version: string): Response {
  const rows = Object.entries(paths)
    .sort(([first], [second]) => first.localeCompare(second))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, { summary = "" }]) =>
          `<tr><td><code>${method.toUpperCase()}</code></td><td><code>${asText(path)}</code></td><td>${asText(summary)}</td></tr>`,
      ),
    );
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Filmothèque API</title></head><body>
<h1>Filmothèque API ${asText(version)}</h1><p>The whole description: <a href="/api/openapi.json">openapi.json</a></p>
<table><thead><tr><th>Method</th><th>Path</th><th>What it does</th></tr></thead><tbody>${rows.join("\n")}</tbody></table></body></html>`;
  return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
}

function asText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
