import { type FileHandle, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { z } from "zod";
import { allowHosts } from "./allowedHosts.ts";
import { parseRetryAfterMs } from "./retryAfter.ts";

export interface DownloadRequest {
  readonly address: string;
  /** Complete when it exists; until then its bytes are in `.part`, next to it. */
  readonly target: string;
  readonly userAgent: string;
  /** A longer file is refused, whatever its server declares. */
  readonly maxBytes: number;
  /** The download is interrupted when no byte arrives for so long. */
  readonly stallMs: number;
  readonly signal: AbortSignal;
  /** Asked before anything is sent, and with each piece that arrives. */
  isAllowed(): boolean;
  onProgress(progress: DownloadProgress): void;
  /** The server said how long the file is, before its first byte is stored: throws where there is no room for it. */
  onLength?(totalBytes: number, receivedBytes: number): void;
}

export interface DownloadProgress {
  readonly receivedBytes: number;
  /** Null where the server does not say. */
  readonly totalBytes: number | null;
}

/** What became of a download. After each of them but `complete` a later call goes on where this one ended. */
export type DownloadOutcome =
  | { readonly kind: "complete"; readonly bytes: number }
  | { readonly kind: "interrupted"; readonly reason: "network" | "stalled" | "server_error"; readonly detail: string }
  | { readonly kind: "switched_off" }
  | { readonly kind: "rate_limited"; readonly retryAfterMs: number | null }
  | { readonly kind: "not_found" }
  | { readonly kind: "refused"; readonly status: number }
  | { readonly kind: "redirect_outside"; readonly host: string }
  /** A page instead of the file: a proxy or a login page answered. */
  | { readonly kind: "intercepted" }
  | { readonly kind: "too_large" };

/** Which version of which file the partial file is a part of. */
const partialState = z.object({ address: z.string(), validator: z.string(), totalBytes: z.number().nullable() });
type PartialState = z.infer<typeof partialState>;

const MAX_REDIRECTS = 3;

/**
 * Downloads a file into a new one, as a stream, and goes on with a part that an interruption left. The part is kept
 * together with its ETag or date, which goes back in `If-Range`: where the file changed meanwhile, or the server knows no
 * ranges, it begins again. Redirects are followed within the same origin only, and nothing is sent to another.
 * @throws the signal's reason, what `onLength` throws, errors of the file system
 */
export async function downloadFile(request: DownloadRequest): Promise<DownloadOutcome> {
  if (await sizeOf(request.target)) return { kind: "complete", bytes: await sizeOf(request.target) };
  const stall = new AbortController();
  const timer = setTimeout(() => stall.abort(), request.stallMs);
  const signal = AbortSignal.any([request.signal, stall.signal]);
  try {
    return await receive(request, { signal, heard: () => void timer.refresh() });
  } catch (error) {
    request.signal.throwIfAborted();
    if (stall.signal.aborted) return { kind: "interrupted", reason: "stalled", detail: `${request.stallMs} ms` };
    if (error instanceof ConnectionLost) return { kind: "interrupted", reason: "network", detail: error.message };
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Removes what an unfinished download left. */
export async function removePartial(target: string): Promise<void> {
  await Promise.all([partOf(target), stateOf(target)].map((file) => rm(file, { force: true })));
}

/** Bytes of a file, or of the part of it that was downloaded. */
export async function downloadedBytes(target: string): Promise<number> {
  return (await sizeOf(target)) || sizeOf(partOf(target));
}

interface Connection {
  readonly signal: AbortSignal;
  heard(): void;
}

class ConnectionLost extends Error {
  override readonly name = "ConnectionLost";
}

async function receive(request: DownloadRequest, connection: Connection): Promise<DownloadOutcome> {
  const { address, target, maxBytes } = request;
  const part = await readPart(request);
  const response = await send(request, part, connection);
  if ("kind" in response) return response;
  connection.heard();
  if (response.status === 416) {
    const isWhole = response.headers.get("content-range") === `bytes */${part.size}` && part.size > 0;
    await response.body?.cancel();
    if (isWhole) return finish(target, part.size);
    await removePartial(target);
    return { kind: "interrupted", reason: "network", detail: "HTTP 416" };
  }
  const refusal = refusalOf(response);
  if (refusal) {
    await response.body?.cancel();
    return refusal;
  }
  const { from, totalBytes } = rangeOf(response);
  if (from !== 0 && !continues(part, response)) {
    await response.body?.cancel();
    await removePartial(target);
    return { kind: "interrupted", reason: "network", detail: "another part than asked for" };
  }
  if ((totalBytes ?? 0) > maxBytes) {
    await response.body?.cancel();
    return { kind: "too_large" };
  }
  try {
    if (totalBytes !== null) request.onLength?.(totalBytes, from);
  } catch (error) {
    await response.body?.cancel();
    throw error;
  }
  // Before its version is noted: a kill in between must not leave the bytes of another version under this one.
  if (from === 0) await rm(partOf(target), { force: true });
  const validator = validatorOf(response) ?? "";
  await writeFile(stateOf(target), JSON.stringify({ address, validator, totalBytes } satisfies PartialState));
  return store(response, { ...request, from, totalBytes }, connection);
}

/** Whether an answer is the rest of the same version: some servers send ranges of another one, whatever `If-Range` says. */
function continues({ size, state }: Part, response: Response): boolean {
  const { from, totalBytes } = rangeOf(response);
  const validator = validatorOf(response);
  const isSame = validator === null || validator === state?.validator;
  return from === size && totalBytes === state?.totalBytes && isSame;
}

interface Part {
  readonly size: number;
  readonly state: PartialState | null;
}

/** A part of another address, or of a version that the server did not name, cannot be gone on with. */
async function readPart({ target, address }: DownloadRequest): Promise<Part> {
  const size = await sizeOf(partOf(target));
  if (size === 0) return { size: 0, state: null };
  const stored = await readFile(stateOf(target), "utf8").catch(() => "null");
  const parsed = partialState.safeParse(parseJson(stored));
  if (!parsed.success || parsed.data.address !== address || parsed.data.validator === "")
    return { size: 0, state: null };
  return { size, state: parsed.data };
}

async function send(request: DownloadRequest, part: Part, { signal }: Connection): Promise<Response | DownloadOutcome> {
  const isSameOrigin = allowHosts([request.address]);
  const range: Record<string, string> = part.state
    ? { range: `bytes=${part.size}-`, "if-range": part.state.validator }
    : {};
  let address = new URL(request.address);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    if (!request.isAllowed()) return { kind: "switched_off" };
    const response = await orLost(() =>
      fetch(address, {
        // Compressed on the way, a range would count other bytes than those of the file.
        headers: { "user-agent": request.userAgent, "accept-encoding": "identity", ...range },
        redirect: "manual",
        signal,
      }),
    );
    const location = response.status >= 300 && response.status < 400 ? response.headers.get("location") : null;
    if (location === null) return response;
    await response.body?.cancel();
    const next = URL.parse(location, address.href);
    if (next === null || !isSameOrigin(next)) return { kind: "redirect_outside", host: next?.host ?? "" };
    address = next;
  }
  return { kind: "interrupted", reason: "network", detail: "redirected in a circle" };
}

function refusalOf({ status, headers }: Response): DownloadOutcome | null {
  if (status === 429 || status === 503) {
    const retryAfterMs = parseRetryAfterMs(headers.get("retry-after"), Date.now());
    if (status === 429 || retryAfterMs !== null) return { kind: "rate_limited", retryAfterMs };
  }
  if (status >= 500) return { kind: "interrupted", reason: "server_error", detail: `HTTP ${status}` };
  if (status === 404 || status === 410) return { kind: "not_found" };
  if (status !== 200 && status !== 206) return { kind: "refused", status };
  const isPage = (headers.get("content-type") ?? "").toLowerCase().startsWith("text/html");
  return isPage ? { kind: "intercepted" } : null;
}

async function store(
  response: Response,
  request: DownloadRequest & { readonly from: number; readonly totalBytes: number | null },
  { heard }: Connection,
): Promise<DownloadOutcome> {
  const { target, from, totalBytes, maxBytes } = request;
  const file = await open(partOf(target), from > 0 ? "r+" : "w", 0o600);
  let received = from;
  try {
    request.onProgress({ receivedBytes: received, totalBytes });
    for await (const chunk of chunksOf(response)) {
      heard();
      received += chunk.byteLength;
      if (received > maxBytes || (totalBytes !== null && received > totalBytes)) {
        await removePartial(target);
        return { kind: "too_large" };
      }
      await writeAt(file, chunk, received - chunk.byteLength);
      request.onProgress({ receivedBytes: received, totalBytes });
      if (!request.isAllowed()) return { kind: "switched_off" };
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if (totalBytes !== null && received < totalBytes)
    return { kind: "interrupted", reason: "network", detail: `${received} of ${totalBytes} bytes` };
  return finish(target, received);
}

async function finish(target: string, bytes: number): Promise<DownloadOutcome> {
  await rename(partOf(target), target);
  await rm(stateOf(target), { force: true });
  return { kind: "complete", bytes };
}

/** Leaving the loop early closes the connection. */
async function* chunksOf(response: Response): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await orLost(() => reader.read());
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function orLost<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new ConnectionLost(detailOf(error), { cause: error });
  }
}

/** One write may take only a part of the bytes. */
async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/** Reads `Content-Range` of a 206, and `Content-Length` of a 200. */
function rangeOf({ status, headers }: Response): { readonly from: number; readonly totalBytes: number | null } {
  // Unpacked on arrival, the body has another length than the one announced.
  if (headers.has("content-encoding")) return { from: 0, totalBytes: null };
  if (status !== 206) return { from: 0, totalBytes: numberOf(headers.get("content-length")) };
  const [, from, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get("content-range") ?? "") ?? [];
  return { from: from === undefined ? Number.NaN : Number(from), totalBytes: numberOf(total) };
}

/** What `If-Range` accepts: a strong ETag, else the date of the last change. */
function validatorOf({ headers }: Response): string | null {
  if (headers.has("content-encoding")) return null;
  const etag = headers.get("etag");
  return etag && !etag.startsWith("W/") ? etag : headers.get("last-modified");
}

function detailOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error && "code" in cause && typeof cause.code === "string") return cause.code;
  return "connection lost";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // cut off by a kill: the download begins again
  }
}

const numberOf = (text: string | null | undefined) => (text && /^\d+$/.test(text) ? Number(text) : null);
const partOf = (target: string) => `${target}.part`;
const stateOf = (target: string) => `${target}.part.json`;
const sizeOf = (path: string) =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );
