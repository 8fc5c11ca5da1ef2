import type { ReadableStream as WebStream } from "node:stream/web";
import type { RequestContext } from "../context.ts";
import { ApiError } from "../problems.ts";
import { readBody } from "../readBody.ts";
import { streamFile } from "../streamFile.ts";
import { sendImage } from "./sendImage.ts";
import { decodeName, type StreamHandler, type StreamParts, sessionOf } from "./streamHandler.ts";

/** Uploads, films as they lie on the disk, and their subtitles. */
export function fileStreams({ intake, audience, enrichment, limits, uploadsFolder }: StreamParts) {
  function fileOf(id: string | undefined, context: RequestContext) {
    audience.requireFile(sessionOf(context), Number(id));
    const file = intake.files.byId(Number(id));
    if (!file) throw new ApiError("unknown_file");
    return file;
  }

  return {
    async uploadFile({ request, parameters: { name }, context, bodyLimitBytes }) {
      // Node's and the DOM's types of one and the same stream.
      const body = request.body as WebStream<Uint8Array> | null;
      const answer = await intake.addUpload(decodeName(name), body, {
        by: sessionOf(context).user,
        limitBytes: bodyLimitBytes,
        language: context.language,
      });
      return Response.json(answer, { status: 202 });
    },

    fileStream: ({ request, parameters: { id }, context }) =>
      streamFile(fileOf(id, context).path, request.headers.get("range"), intake.userFiles, context.headers),

    async fileRemux({ parameters: { id }, query, context }) {
      const file = fileOf(id, context);
      const request = {
        fromSeconds: secondsOf(query.get("from")),
        audio: indexOf(query.get("audio")),
        isSoundConverted: query.has("convert"),
      };
      const release = limits.openRemux(sessionOf(context));
      const { mediaType, stream } = await intake.playback.remux(file.id, request, context.signal, release);
      return new Response(stream, { headers: { "content-type": mediaType, "cache-control": "private, no-store" } });
    },

    async fileFrame({ parameters: { id }, query, context }) {
      const file = fileOf(id, context);
      const seconds = secondsOf(query.get("seconds"));
      await intake.uploads.requireRoom(uploadsFolder);
      const preview = () => enrichment.frames.preview(file.id, seconds, context.signal);
      return sendImage(await limits.withinFrames(sessionOf(context), preview));
    },

    async subtitle({ parameters: { id, track = "" }, context }) {
      const file = fileOf(id, context);
      const [where, number] = track.split("-");
      const wanted = { where: where === "beside" ? "beside" : "within", number: Number(number) } as const;
      const text = await intake.subtitles.read(file.id, wanted, context.signal);
      if (text === null) throw new ApiError("unknown_subtitle");
      const headers = { "content-type": "text/vtt; charset=utf-8", "cache-control": "private, max-age=300" };
      return new Response(text, { headers });
    },

    async addSubtitle({ request, parameters: { id }, query, context, bodyLimitBytes }) {
      const file = fileOf(id, context);
      const bytes = await readBody(request, bodyLimitBytes);
      const { number, key } = await intake.subtitles.attach(file.id, query.get("name") ?? "", bytes, context.signal);
      return Response.json({ track: `beside-${number}`, given: `given-${key}` }, { status: 201 });
    },

    async removeSubtitle({ parameters: { id, track = "" } }) {
      const [kind, value = ""] = track.split("-");
      await intake.subtitles.detach(Number(id), kind === "given" ? { key: value } : { number: Number(value) });
      return new Response(null, { status: 204 });
    },
  } satisfies Record<string, StreamHandler>;
}

const MAX_SECONDS = 360_000;
const MAX_TRACKS = 64;

/** @throws ApiError `invalid_request` */
function secondsOf(text: string | null): number {
  const seconds = Number(text ?? 0);
  if (!/^\d{0,6}(?:\.\d{1,6})?$/.test(text ?? "") || seconds > MAX_SECONDS) throw new ApiError("invalid_request");
  return seconds;
}

/** @throws ApiError `invalid_request` */
function indexOf(text: string | null): number | null {
  if (text === null) return null;
  if (!/^\d{1,2}$/.test(text) || Number(text) >= MAX_TRACKS) throw new ApiError("invalid_request");
  return Number(text);
}
