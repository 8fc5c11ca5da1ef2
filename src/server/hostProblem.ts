import { STATUS_CODES } from "node:http";
import type { Language } from "../contract/index.ts";
import { type MessageKey, translate } from "../messages/index.ts";

/** Requests that the web host refuses before they reach the engine. */
export type HostProblemCode = keyof typeof HOST_PROBLEMS;

const HOST_PROBLEMS = {
  misdirected_request: { status: 421, message: "wrong_host" },
  insecure_http: { status: 403, message: "insecure_http" },
  forwarded_invalid: { status: 400, message: "forwarded_invalid" },
  bad_request: { status: 400, message: "bad_request" },
  request_timeout: { status: 408, message: "request_timeout" },
  headers_too_large: { status: 431, message: "headers_too_large" },
  internal_error: { status: 500, message: "unexpected" },
} satisfies Record<string, { status: number; message: MessageKey }>;

/** The headers of every answer, of the host and of the engine. */
export const PROBLEM_HEADERS: Readonly<Record<string, string>> = {
  "content-type": "application/problem+json",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
};

/** A problem document (RFC 9457) as status and text. */
export function problem(code: HostProblemCode, language: Language): { status: number; body: string } {
  const { status, message } = HOST_PROBLEMS[code];
  const title = STATUS_CODES[status] ?? "Error";
  const detail = translate(language, message);
  return { status, body: JSON.stringify({ type: "about:blank", title, status, detail, code }) };
}

export function problemResponse(code: HostProblemCode, language: Language): Response {
  const { status, body } = problem(code, language);
  return new Response(body, { status, headers: PROBLEM_HEADERS });
}
