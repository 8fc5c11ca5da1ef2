import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { brotliCompressSync, gzipSync } from "node:zlib";
import {
  apiError,
  type ReceivedRequest,
  type RequestInterceptor,
  sendAnswer,
  WRONG_KEY,
} from "../../src/samples/provider/index.ts";

import { madePoster } from "./madePosters.ts";
import type { RecordedAnswer } from "./recordedAnswers.ts";

type Fault = (seen: ReceivedRequest, response: ServerResponse) => void;

export type ContentEncoding = "identity" | "gzip" | "br";

/** What can go wrong at a provider, by name. Faults wait in line, one a request; those that last begin with a verb of state. */
export type Faults = {
  /** The next request fails with this status; `times` requests where given. Without `retryAfterSeconds` no header is sent. */
  failNext(
    status: number,
    options?: { readonly retryAfterSeconds?: number; readonly retryAfter?: string; readonly times?: number },
  ): void;
  /** The next request never gets an answer. */
  hangNext(): void;
  /** The next answer is a page of HTML under status 200, as from a captive portal. */
  htmlNext(): void;
  /** The next answer breaks off in the middle of its JSON. */
  truncateNext(): void;
  /** The next answer is `api.php`'s "maxlag" under status 200. */
  maxlagNext(options?: { readonly retryAfterSeconds?: number }): void;
  /** The next answer never ends. */
  endlessNext(): void;
  /** The next answer redirects there. */
  redirectNext(location: string): void;
  /** The next answer is this JSON under status 200. */
  answerNext(json: unknown): void;
  /** The next response is a recorded one, with its status and headers, compressed if the program accepts that. */
  replayNext(answer: RecordedAnswer, encoding?: ContentEncoding): void;
  /** The next response has this status, type and body, as from a proxy or the service's edge. */
  sendNext(status: number, contentType: string, body: string): void;
  /** Truncates the next `times` images, although the response ends as if they were complete. */
  cutImages(times: number): void;
  /** The next answer of a Wikipedia is this JSON; requests to Wikidata are answered normally meanwhile. */
  answerNextArticles(json: unknown): void;
  /** Every key is refused, until `rightKey()`. `code` is TMDB's own (32: e-mail unconfirmed). */
  wrongKey(code?: number): void;
  rightKey(): void;
  /** Cancels the pending faults. */
  clearFaults(): void;
  /** Connections are cut without an answer, until `comeBack()`. */
  goDown(): void;
  comeBack(): void;
  /** Delays each response. */
  slowDown(latencyMs: number): void;
  /** Answers at most this many requests of one API per second; the others get 429 and `Retry-After: 1`. */
  limitRate(perSecond: number): void;
};

/** The faults and the interception that plays them. */
export function createFaults(): Faults & { readonly intercept: RequestInterceptor } {
  const waiting: Fault[] = [];
  const articles: unknown[] = [];
  let cutImages = 0;
  let isDown = false;
  let keyCode: number | null = null;
  let latencyMs = 0;
  let isOverLimit: (seen: ReceivedRequest) => boolean = () => false;

  return {
    async intercept(seen, request, response) {
      if (isOverLimit(seen)) {
        fail(response, 429, "1");
        return true;
      }
      if (latencyMs > 0) await wait(latencyMs);
      if (isDown) {
        request.socket.destroy();
        return true;
      }
      if (seen.api === "wikipedia" && articles.length > 0) {
        sendAnswer(response, { status: 200, json: articles.shift() });
        return true;
      }
      if (seen.api === "image" && cutImages > 0) {
        cutImages -= 1;
        const image = await madePoster("/cut.jpg", "w342");
        response.writeHead(200, { "content-type": "image/jpeg" }).end(image.subarray(0, image.length / 2));
        return true;
      }
      const fault = waiting.shift();
      if (fault !== undefined) {
        fault(seen, response);
        return true;
      }
      if (keyCode !== null && seen.api === "tmdb") {
        sendAnswer(response, {
          ...WRONG_KEY,
          json: { success: false, status_code: keyCode, status_message: "Refused." },
        });
        return true;
      }
      return false;
    },
    ...requestFaults((fault) => waiting.push(fault)),
    cutImages(times) {
      cutImages = times;
    },
    answerNextArticles(json) {
      articles.push(json);
    },
    wrongKey(code = 7) {
      keyCode = code;
    },
    rightKey() {
      keyCode = null;
    },
    clearFaults() {
      waiting.length = 0;
      isDown = false;
    },
    goDown() {
      isDown = true;
    },
    comeBack() {
      isDown = false;
    },
    slowDown(milliseconds) {
      latencyMs = milliseconds;
    },
    limitRate(perSecond) {
      isOverLimit = rateLimit(perSecond);
    },
  };
}

/** Whether a request exceeds the rate of its API within the last second. */
function rateLimit(perSecond: number): (seen: ReceivedRequest) => boolean {
  const answered = new Map<ReceivedRequest["api"], number[]>();
  return ({ api }) => {
    const now = performance.now();
    const recent = (answered.get(api) ?? []).filter((at) => now - at < 1_000);
    const isOver = recent.length >= perSecond;
    answered.set(api, isOver ? recent : [...recent, now]);
    return isOver;
  };
}

type RequestFaults = Pick<
  Faults,
  | "failNext"
  | "hangNext"
  | "htmlNext"
  | "truncateNext"
  | "maxlagNext"
  | "endlessNext"
  | "redirectNext"
  | "answerNext"
  | "replayNext"
  | "sendNext"
>;

/** The faults that are over after one request. */
function requestFaults(enqueue: (fault: Fault) => void): RequestFaults {
  return {
    failNext(status, { retryAfterSeconds, retryAfter = retryAfterSeconds?.toString(), times = 1 } = {}) {
      for (let time = 0; time < times; time += 1) enqueue((_, response) => fail(response, status, retryAfter));
    },
    hangNext() {
      enqueue((seen) => void seen);
    },
    htmlNext() {
      enqueue(
        (_, response) =>
          void response.writeHead(200, { "content-type": "text/html" }).end("<html>Sign in to the hotel</html>"),
      );
    },
    truncateNext() {
      enqueue((_, response) => {
        response.writeHead(200, { "content-type": "application/json", "content-length": 1_000 });
        response.write('{"results":[{"id":4000', () => response.destroy());
      });
    },
    maxlagNext({ retryAfterSeconds = 5 } = {}) {
      const answer = apiError("maxlag", "Waiting for a database server: 6 seconds lagged.");
      enqueue((_, response) =>
        sendAnswer(response, { ...answer, headers: { ...answer.headers, "retry-after": String(retryAfterSeconds) } }),
      );
    },
    endlessNext() {
      enqueue((_, response) => {
        response.writeHead(200, { "content-type": "application/json" });
        pourUntilClosed(response);
      });
    },
    redirectNext(location) {
      enqueue((_, response) => void response.writeHead(302, { location }).end());
    },
    answerNext(json) {
      enqueue((_, response) => sendAnswer(response, { status: 200, json }));
    },
    replayNext(answer, encoding = "identity") {
      enqueue((_, response) => replay(response, answer, encoding));
    },
    sendNext(status, contentType, body) {
      enqueue((_, response) => void response.writeHead(status, { "content-type": contentType }).end(body));
    },
  };
}

/** Headers that belong to the recorded connection and are replaced by this connection's own. */
const OF_CONNECTION: ReadonlySet<string> = new Set(["content-length", "content-encoding", "transfer-encoding"]);
const COMPRESS: Readonly<Record<ContentEncoding, (bytes: Buffer) => Buffer>> = {
  identity: (bytes) => bytes,
  gzip: gzipSync,
  br: brotliCompressSync,
};

function replay(response: ServerResponse, { file, status, headers, bytes }: RecordedAnswer, encoding: ContentEncoding) {
  const kept = Object.entries(headers).filter(([name]) => !OF_CONNECTION.has(name.toLowerCase()));
  const type = file.endsWith(".json") ? "application/json" : file.endsWith(".html") ? "text/html" : "text/plain";
  const body = COMPRESS[encoding](bytes);
  response.writeHead(status, {
    "content-type": type,
    ...Object.fromEntries(kept),
    ...(encoding === "identity" ? {} : { "content-encoding": encoding }),
    "content-length": body.length,
  });
  response.end(body);
}

/** A 429 as the network's edge sends it has neither the usual body nor the header. */
function fail(response: ServerResponse, status: number, retryAfter: string | undefined): void {
  const headers: Record<string, string> = { "content-type": status === 429 ? "text/plain" : "application/json" };
  if (retryAfter !== undefined) headers["retry-after"] = retryAfter;
  response.writeHead(status, headers);
  response.end(
    status === 429 ? "" : JSON.stringify({ success: false, status_code: 11, status_message: "Internal error." }),
  );
}

const PIECE = Buffer.alloc(64 * 1024, " ");

function pourUntilClosed(response: ServerResponse): void {
  const pour = () => {
    while (!response.destroyed && response.write(PIECE));
  };
  response.on("drain", pour);
  pour();
}
