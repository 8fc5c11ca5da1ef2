import { Readable } from "node:stream";
import yazl from "yazl";
import type { ExportedFile } from "../../library/index.ts";

const TYPES: Readonly<Record<string, string>> = { csv: "text/csv; charset=utf-8", json: "application/json" };

/** Sends one file as it is, and several files as a ZIP that is packed while it is sent. */
export function exportResponse(files: readonly ExportedFile[], format: "csv" | "json" | "zip"): Response {
  const headers = {
    "content-type": TYPES[format] ?? "application/zip",
    "content-disposition": `attachment; filename="filmotheque.${format}"`,
  };
  const [first] = files;
  if (format !== "zip") return new Response(streamOf(first?.pieces ?? []), { headers });
  const zip = new yazl.ZipFile();
  for (const { path, pieces } of files) zip.addReadStream(Readable.from(pieces), path);
  zip.end();
  // Node's and the DOM's stream types differ, although it is the same object.
  return new Response(Readable.toWeb(Readable.from(zip.outputStream)) as ReadableStream<Uint8Array>, { headers });
}

/** Lets go of each piece when it is sent. */
function streamOf(pieces: ExportedFile["pieces"]): ReadableStream<Uint8Array> {
  const left = [...pieces].reverse();
  return new ReadableStream({
    pull(stream) {
      const next = left.pop();
      if (next) stream.enqueue(next);
      else stream.close();
    },
  });
}
