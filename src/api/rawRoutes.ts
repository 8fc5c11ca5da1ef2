import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { ratingImportAnswer } from "../contract/index.ts";
import type { Enrichment } from "../enrichment/index.ts";
import { hasCode } from "../errors/index.ts";
import type { Intake } from "../intake/index.ts";
import { filmsAsCsv, type Library } from "../library/index.ts";
import type { Metrics } from "../monitoring/index.ts";
import { MEMBER_FORMATS, type Recommendation } from "../recommendation/index.ts";
import type { RequestContext } from "./context.ts";
import { ApiError } from "./problems.ts";
import { readBody } from "./readBody.ts";
import { streamFile } from "./streamFile.ts";

/** Routes whose bodies are no JSON: they stream past the contract's schemas. */
export interface RawRoute {
  /** For metrics and logs: never the address itself. */
  readonly pattern: string;
  readonly method: string;
  readonly matches: RegExp;
  readonly isOpen: boolean;
  handle(request: Request, found: RegExpExecArray, context: RequestContext): Promise<Response>;
}

export interface RawRouteParts {
  readonly intake: Intake;
  readonly enrichment: Enrichment;
  readonly library: Library;
  readonly recommendation: Recommendation;
  readonly metrics: Metrics;
  readonly uploadsFolder: string;
  readonly uploadLimitBytes: number;
  readonly metricsToken: string | undefined;
}

const LARGEST_PICTURE_BYTES = 20 * 1024 ** 2;
const LARGEST_SUBTITLE_BYTES = 8 * 1024 ** 2;
const LARGEST_EXPORT_BYTES = 64 * 1024 ** 2;
const FOREVER = "private, max-age=31536000, immutable";

export function rawRoutes(parts: RawRouteParts): readonly RawRoute[] {
  // An address from before two films became one still finds the film.
  const filmNamed = (id: string | undefined) => parts.library.merging.currentFilm(Number(id)) ?? Number(id);
  return [
    {
      pattern: "/api/uploads/{name}",
      method: "PUT",
      matches: /^\/api\/uploads\/([^/]{1,2000})$/,
      isOpen: false,
      async handle(request, [, name], { language }) {
        const body = request.body as WebStream<Uint8Array> | null;
        const received = await parts.intake.addUpload(decode(name ?? ""), body, parts.uploadLimitBytes, language);
        return Response.json(received, { status: 202 });
      },
    },
    {
      pattern: "/api/artwork/{id}/{width}",
      method: "GET",
      matches: /^\/api\/artwork\/(\d{1,12})\/(\d{2,4})$/,
      isOpen: false,
      async handle(_request, [, id, width]) {
        const file = parts.enrichment.artwork.file(Number(id), Number(width));
        return picture(file, () => parts.enrichment.repairMissingArtwork(Number(id)));
      },
    },
    {
      pattern: "/api/artwork/candidate/{fileId}/{path}",
      method: "GET",
      matches: /^\/api\/artwork\/candidate\/(\d{1,12})(\/[\w.-]{1,100})$/,
      isOpen: false,
      async handle(_request, [, fileId, path], { signal }) {
        const file = parts.intake.files.byId(Number(fileId));
        if (!file) throw new ApiError("unknown_file");
        return picture(await parts.enrichment.remotePosters.forCandidate(file.path, path ?? "", signal));
      },
    },
    {
      pattern: "/api/artwork/similar/{filmId}/{path}",
      method: "GET",
      matches: /^\/api\/artwork\/similar\/(\d{1,12})(\/[\w.-]{1,100})$/,
      isOpen: false,
      async handle(_request, [, filmId, path], { signal }) {
        return picture(await parts.enrichment.remotePosters.forSimilarFilm(filmNamed(filmId), path ?? "", signal));
      },
    },
    {
      pattern: "/api/files/{id}/stream",
      method: "GET",
      matches: /^\/api\/files\/(\d{1,12})\/stream$/,
      isOpen: false,
      async handle(request, [, id]) {
        const file = parts.intake.files.byId(Number(id));
        if (!file) throw new ApiError("unknown_file");
        return streamFile(file.path, request.headers.get("range"));
      },
    },
    {
      pattern: "/api/files/{id}/subtitles/{track}",
      method: "GET",
      matches: /^\/api\/files\/(\d{1,12})\/subtitles\/(within|beside)-(\d{1,3})$/,
      isOpen: false,
      async handle(_request, [, id, where, number], { signal }) {
        if (!parts.intake.files.byId(Number(id))) throw new ApiError("unknown_file");
        const track = { where: where === "beside" ? "beside" : "within", number: Number(number) } as const;
        const text = await parts.intake.subtitles.read(Number(id), track, signal);
        if (text === null) throw new ApiError("unknown_subtitle");
        const headers = { "content-type": "text/vtt; charset=utf-8", "cache-control": "private, max-age=300" };
        return new Response(text, { headers });
      },
    },
    {
      pattern: "/api/files/{id}/subtitles",
      method: "PUT",
      matches: /^\/api\/files\/(\d{1,12})\/subtitles$/,
      isOpen: false,
      async handle(request, [, id]) {
        if (!parts.intake.files.byId(Number(id))) throw new ApiError("unknown_file");
        const name = new URL(request.url).searchParams.get("name") ?? "";
        const bytes = await readBody(request, LARGEST_SUBTITLE_BYTES);
        const { number, key } = await parts.intake.subtitles.attach(Number(id), name, bytes);
        return Response.json({ track: `beside-${number}`, given: `given-${key}` }, { status: 201 });
      },
    },
    {
      pattern: "/api/files/{id}/subtitles/{track}",
      method: "DELETE",
      matches: /^\/api\/files\/(\d{1,12})\/subtitles\/(?:beside-(\d{1,3})|given-([0-9a-f]{16}))$/,
      isOpen: false,
      async handle(_request, [, id, number, key]) {
        await parts.intake.subtitles.detach(Number(id), key === undefined ? { number: Number(number) } : { key });
        return new Response(null, { status: 204 });
      },
    },
    {
      pattern: "/api/films/{id}/poster",
      method: "PUT",
      matches: /^\/api\/films\/(\d{1,12})\/poster$/,
      isOpen: false,
      async handle(request, [, id], { session, signal }) {
        if (!session) throw new ApiError("no_session");
        if (parts.library.identity.stateOf(filmNamed(id)) === null) throw new ApiError("unknown_film");
        const bytes = await readBody(request, LARGEST_PICTURE_BYTES);
        await parts.enrichment.customPoster.attach(filmNamed(id), bytes, session.user.userId, signal);
        return new Response(null, { status: 204 });
      },
    },
    {
      pattern: "/api/films/{id}/poster",
      method: "DELETE",
      matches: /^\/api\/films\/(\d{1,12})\/poster$/,
      isOpen: false,
      handle(_request, [, id], { session }) {
        if (!session) throw new ApiError("no_session");
        parts.enrichment.customPoster.detach(filmNamed(id), session.user.userId);
        return Promise.resolve(new Response(null, { status: 204 }));
      },
    },
    {
      pattern: "/api/me/ratings/{format}/{name}",
      method: "PUT",
      matches: /^\/api\/me\/ratings\/([^/]{1,30})\/([^/]{1,500})$/,
      isOpen: false,
      async handle(request, [, word, name], { session, signal }) {
        const format = MEMBER_FORMATS.find((known) => known === word);
        if (!session || !format) throw new ApiError("unknown_route");
        const body = request.body as WebStream<Uint8Array> | null;
        const limits = { folder: parts.uploadsFolder, limitBytes: LARGEST_EXPORT_BYTES };
        const path = await parts.intake.uploads.write(decode(name ?? ""), body, limits);
        try {
          const isPreview = new URL(request.url).searchParams.has("preview");
          const brought = await parts.recommendation.imports.importMember(
            { path, format, userId: session.user.userId, isPreview },
            signal,
          );
          return Response.json(ratingImportAnswer.parse(brought));
        } catch (error) {
          // Where it lay for the moment is nobody's business.
          const isMissing = hasCode(error, "export_missing");
          throw isMissing ? new ApiError("export_missing", decode(name ?? "")) : error;
        } finally {
          await parts.intake.uploads.remove(path);
        }
      },
    },
    {
      pattern: "/api/me/export.{format}",
      method: "GET",
      matches: /^\/api\/me\/export\.(csv|json)$/,
      isOpen: false,
      handle(_request, [, format], { session }) {
        if (!session) throw new ApiError("no_session");
        const films = parts.library.marks.exportOf(session.user.key);
        const isCsv = format === "csv";
        const filters = parts.library.smartLists.all(session.user.key).map(({ name, filter }) => ({ name, filter }));
        const body = isCsv ? filmsAsCsv(films) : JSON.stringify({ user: session.user.userId, films, filters }, null, 2);
        const headers = {
          "content-type": isCsv ? "text/csv; charset=utf-8" : "application/json",
          "content-disposition": `attachment; filename="filmotheque.${format}"`,
        };
        return Promise.resolve(new Response(body, { headers }));
      },
    },
    {
      pattern: "/metrics",
      method: "GET",
      matches: /^\/metrics$/,
      isOpen: true,
      async handle(request, _found, { address, session }) {
        const token = parts.metricsToken;
        const hasToken = token !== undefined && request.headers.get("authorization") === `Bearer ${token}`;
        if (!isLoopback(address) && !hasToken && !session) throw new ApiError("no_session");
        return new Response(await parts.metrics.text(), { headers: { "content-type": parts.metrics.contentType } });
      },
    },
  ];
}

async function picture(file: string | null, onLost: () => void = () => undefined): Promise<Response> {
  if (!file) throw new ApiError("not_found");
  const size = await sizeOf(file);
  if (size === null) {
    onLost();
    throw new ApiError("not_found");
  }
  return new Response(Readable.toWeb(createReadStream(file)) as ReadableStream, {
    headers: { "content-type": "image/webp", "content-length": String(size), "cache-control": FOREVER },
  });
}

/** Null where there is no such file. */
async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch (error) {
    throw new ApiError("file_name_invalid", error instanceof Error ? error.message : undefined);
  }
}

/** Empty: the window's private scheme, which has no peer. */
function isLoopback(address: string): boolean {
  return address === "" || address === "::1" || /^(::ffff:)?127\./.test(address);
}
