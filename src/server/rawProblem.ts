import { type Server, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { Language } from "../contract/index.ts";
import { hasCode } from "../errors/index.ts";
import { type HostProblemCode, PROBLEM_HEADERS, problem } from "./hostProblem.ts";

/** A whole response as it goes over the wire, for a connection whose request was never parsed or never ended. */
export function rawProblem(code: HostProblemCode, language: Language): string {
  const { status, body } = problem(code, language);
  const headers = { ...PROBLEM_HEADERS, connection: "close", "content-length": String(Buffer.byteLength(body)) };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", body].join("\r\n");
}

/** Requests that Node's parser refuses get a problem document with our headers, as every other refusal. */
export function answerParserErrors(server: Server, language: Language): void {
  server.on("clientError", (error, socket: Duplex) => {
    // The client is gone, or an answer has begun: more bytes would be part of that one.
    if (!socket.writable || hasCode(error, "ECONNRESET") || hasBegunAnswer(socket)) {
      socket.destroy();
      return;
    }
    socket.end(rawProblem(codeOf(error), language), () => socket.destroy());
  });
}

/** See https://nodejs.org/api/http.html#event-clienterror */
function codeOf(error: Error): HostProblemCode {
  if (hasCode(error, "HPE_HEADER_OVERFLOW")) return "headers_too_large";
  return hasCode(error, "ERR_HTTP_REQUEST_TIMEOUT") ? "request_timeout" : "bad_request";
}

/** Node keeps the response that a connection is writing under this name, as its documentation of `clientError` shows. */
function hasBegunAnswer(socket: Duplex & { _httpMessage?: { headersSent: boolean } | null }): boolean {
  return socket._httpMessage?.headersSent === true;
}
