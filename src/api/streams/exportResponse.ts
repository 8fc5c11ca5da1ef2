import { Readable } from "node:stream";
import yazl from "yazl";
import type { ExportedFile } from "../../library/index.ts";
import { withEnd } from "../withEnd.ts";

const TYPES: Readonly<Record<string, string>> = { csv: "text/csv; charset=utf-8", json: "application/json" };

/**
 * Sends one file as it is, and several files as a ZIP that is packed while it is sent.
 * @param onEnd called when everything was read, or nothing more will be
 */
export function exportResponse(
  files: readonly ExportedFile[],
  format: "csv" | "json" | "zip",
  onEnd: () => void,
): Response {
  const headers = {
    "content-type": TYPES[format] ?? "application/zip",
    "content-disposition": `attachment; filename="filmotheque.${format}"`,
  };
  const body = format === "zip" ? zipOf(files) : piecesOf(files[0]?.pieces ?? []);
  return new Response(streamOf(withEnd(body, onEnd)), { headers });
}

/** Asks for a piece only when the client has read the one before. */
function streamOf(pieces: AsyncGenerator<Uint8Array, void, void>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(stream) {
        const { value, done } = await pieces.next();
        if (done) stream.close();
        else stream.enqueue(value);
      },
      async cancel() {
        await pieces.return();
      },
    },
    { highWaterMark: 0 },
  );
}

async function* zipOf(files: readonly ExportedFile[]): AsyncGenerator<Uint8Array, void, void> {
  const zip = new yazl.ZipFile();
  for (const { path, pieces } of files) zip.addReadStream(Readable.from(pieces), path);
  zip.end();
  yield* Readable.from(zip.outputStream);
}

/** Lets go of each piece when it is sent. */
async function* piecesOf(pieces: ExportedFile["pieces"]): AsyncGenerator<Uint8Array, void, void> {
  const left = [...pieces].reverse();
  for (let next = left.pop(); next; next = left.pop()) yield next;
}
