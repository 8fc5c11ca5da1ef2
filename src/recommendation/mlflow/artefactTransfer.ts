import { createHash } from "node:crypto";
import { openAsBlob } from "node:fs";
import { open } from "node:fs/promises";
import { z } from "zod";
import { MlflowError } from "./mlflowError.ts";
import type { MlflowHttp, MlflowLimits } from "./mlflowHttp.ts";

/** An upload has this many bytes per millisecond at least, besides the time that a call has. */
const SLOWEST_UPLOAD = 50;
/** The same of a download, on average: bytes that arrive one by one would keep the link busy for days. */
const SLOWEST_DOWNLOAD = 10;
const PROXY = "/api/2.0/mlflow-artifacts/artifacts";

/** A version of a registered model, and a file of it. */
export interface VersionFile {
  /** The registered model. */
  readonly name: string;
  readonly version: string;
  /** Where MLflow says that the version's files are. */
  readonly source: string;
  readonly file: string;
}

export interface ReceivedFile {
  readonly sizeBytes: number;
  /** Hexadecimal SHA-256. */
  readonly checksum: string;
}

/** Files of runs and versions, through the tracking server. Each method throws MlflowError. */
export interface ArtefactTransfer {
  /**
   * Uploads a file and checks that the whole of it arrived.
   * @throws MlflowError `mlflow_no_artefacts` where the run's files cannot be reached through the server
   */
  put(artifactUri: string, name: string, file: string | Uint8Array, signal: AbortSignal): Promise<void>;
  /**
   * Downloads a file of a version into a new file of mode 0600. A server that keeps the files elsewhere reads them for
   * us. What was written stays after an error: the caller removes it.
   * @throws MlflowError `mlflow_artefact_too_large`
   */
  download(from: VersionFile, to: string, signal: AbortSignal): Promise<ReceivedFile>;
  /** A small file of a version; null where there is none. */
  readSmall(from: VersionFile, signal: AbortSignal): Promise<Buffer | null>;
}

const MAX_SMALL_BYTES = 4_000_000;
const listing = z.object({
  files: z.array(z.object({ path: z.string(), file_size: z.coerce.number().optional() })).default([]),
});

export function createArtefactTransfer(
  http: MlflowHttp,
  { timeoutMs, maxArtefactBytes }: MlflowLimits,
): ArtefactTransfer {
  async function put(artifactUri: string, name: string, file: string | Uint8Array, signal: AbortSignal): Promise<void> {
    const place = placeOf(http.base, artifactUri);
    if (place === null) throw new MlflowError("mlflow_no_artefacts", schemeOf(artifactUri));
    const body = typeof file === "string" ? await openAsBlob(file) : new Blob([new Uint8Array(file)]);
    const timeout = AbortSignal.timeout(timeoutMs + Math.ceil(body.size / SLOWEST_UPLOAD));
    const response = await http.send(`${place.url}/${encodePath(name)}`, { method: "PUT", body }, { signal, timeout });
    await response.body?.cancel();
    if (place.path !== null) await requireWhole(http, place, name, body.size, signal);
  }

  async function request(from: VersionFile, signal: AbortSignal, timeout: AbortSignal): Promise<Response> {
    const place = placeOf(http.base, from.source);
    const headers = { accept: "application/octet-stream" };
    if (place !== null) {
      try {
        return await http.send(`${place.url}/${encodePath(from.file)}`, { headers }, { signal, timeout });
      } catch (error) {
        if (!(error instanceof MlflowError) || error.code !== "mlflow_no_artefacts") throw error;
      }
    }
    const query = new URLSearchParams({ name: from.name, version: from.version, path: from.file });
    return http.send(`${http.base}/model-versions/get-artifact?${query}`, { headers }, { signal, timeout });
  }

  async function download(from: VersionFile, to: string, signal: AbortSignal): Promise<ReceivedFile> {
    const stalled = new AbortController();
    const timer = setTimeout(() => stalled.abort(), timeoutMs);
    const startedAt = performance.now();
    const file = await open(to, "wx", 0o600);
    try {
      const response = await request(from, signal, stalled.signal);
      const declared = Number(response.headers.get("content-length") ?? 0);
      const hash = createHash("sha256");
      let sizeBytes = 0;
      if (declared > maxArtefactBytes) {
        await response.body?.cancel();
        throw tooLarge(declared);
      }
      for await (const chunk of chunksOf(response, signal, stalled.signal)) {
        timer.refresh();
        sizeBytes += chunk.byteLength;
        if (sizeBytes > maxArtefactBytes) throw tooLarge(sizeBytes);
        if (performance.now() - startedAt > timeoutMs + sizeBytes / SLOWEST_DOWNLOAD)
          throw new MlflowError("mlflow_unreachable", "timeout");
        hash.update(chunk);
        await file.appendFile(chunk);
      }
      await file.sync();
      return { sizeBytes, checksum: hash.digest("hex") };
    } finally {
      clearTimeout(timer);
      await file.close();
    }
  }

  async function readSmall(from: VersionFile, signal: AbortSignal): Promise<Buffer | null> {
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      return await readAtMost(MAX_SMALL_BYTES, await request(from, signal, timeout), signal, timeout);
    } catch (error) {
      if (error instanceof MlflowError && error.status === 404) return null;
      throw error;
    }
  }

  return { put, download, readSmall };
}

/** An upload that was cut off on its way leaves a shorter file. */
async function requireWhole(
  http: MlflowHttp,
  place: Place,
  name: string,
  size: number,
  signal: AbortSignal,
): Promise<void> {
  const folder = `${place.path}/${name}`.slice(0, -lastPart(name).length - 1);
  const url = `${place.server}${PROXY}?${new URLSearchParams({ path: folder })}`;
  const listed = listing.safeParse(await http.json(url, {}, signal));
  const found = listed.data?.files.find(({ path }) => lastPart(path) === lastPart(name));
  if (found?.file_size !== undefined && found.file_size !== size)
    throw new MlflowError("mlflow_unreachable", `${found.file_size} B / ${size} B`);
}

async function readAtMost(
  most: number,
  response: Response,
  signal: AbortSignal,
  timeout: AbortSignal,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(response, signal, timeout)) {
    size += chunk.byteLength;
    if (size > most) throw tooLarge(size);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Leaving the loop early closes the connection. @throws MlflowError where the connection breaks or stands still */
async function* chunksOf(response: Response, signal: AbortSignal, stalled: AbortSignal): AsyncGenerator<Uint8Array> {
  if (response.body === null) return;
  const chunks = response.body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await nextOf(chunks, signal, stalled);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await chunks.return?.().catch(() => undefined);
  }
}

async function nextOf(
  chunks: AsyncIterator<Uint8Array>,
  signal: AbortSignal,
  stalled: AbortSignal,
): Promise<IteratorResult<Uint8Array, unknown>> {
  try {
    return await chunks.next();
  } catch {
    signal.throwIfAborted();
    throw new MlflowError("mlflow_unreachable", stalled.aborted ? "timeout" : "connection lost");
  }
}

const tooLarge = (bytes: number) => new MlflowError("mlflow_artefact_too_large", `${Math.ceil(bytes / 1_000_000)} MB`);

interface Place {
  readonly server: string;
  readonly url: string;
  /** As the proxy knows it; null for a plain address. */
  readonly path: string | null;
}

/**
 * `mlflow-artifacts:/path` goes through the server, `http(s)://` unchanged; anything else is another machine's path.
 * The host has to be that of the tracking server: its answers cannot make this program call others.
 * @returns null where the files cannot be reached by HTTP
 */
function placeOf(base: string, artifactUri: string): Place | null {
  const uri = URL.parse(artifactUri);
  const own = new URL(base);
  if (uri === null || (uri.hostname !== "" && uri.hostname !== own.hostname)) return null;
  if (/(^|\/)\.{1,2}(\/|$)/.test(decodeSafely(artifactUri))) return null;
  if (uri.protocol === "http:" || uri.protocol === "https:") {
    const url = `${uri.origin}${uri.pathname.replace(/(?<!\/)\/+$/, "")}`;
    return { server: uri.origin, url, path: null };
  }
  if (uri.protocol !== "mlflow-artifacts:") return null;
  const server = uri.host === "" ? base : `${own.protocol}//${uri.host}`;
  const path = decodeSafely(uri.pathname).replace(/^\/+|(?<!\/)\/+$/g, "");
  return { server, url: `${server}${PROXY}/${encodePath(path)}`, path };
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone percent sign: the path as it stands
  }
}

const encodePath = (path: string) => path.replaceAll(/[^/]+/g, encodeURIComponent);
const lastPart = (path: string) => path.replace(/^.*\//, "");
const schemeOf = (uri: string) => `${/^([a-z0-9+.-]{1,20}):/i.exec(uri)?.[1] ?? "file"}:`;
