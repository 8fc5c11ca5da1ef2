/** Requests that the web host refuses before they reach the engine. */
export type HostProblemCode = "misdirected_request" | "internal_error";

const HOST_PROBLEMS = {
  misdirected_request: {
    status: 421,
    title: "Misdirected Request",
    detail: "This address is not one of this library's.",
  },
  internal_error: {
    status: 500,
    title: "Internal Server Error",
    detail: "Something went wrong here; the log says what.",
  },
} satisfies Record<HostProblemCode, { status: number; title: string; detail: string }>;

/** The headers of every answer, of the host and of the engine. */
export const PROBLEM_HEADERS: Readonly<Record<string, string>> = {
  "content-type": "application/problem+json",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
};

/** A problem document (RFC 9457) as status and text. */
export function problem(code: HostProblemCode): { status: number; body: string } {
  const refusal = HOST_PROBLEMS[code];
  return { status: refusal.status, body: JSON.stringify({ type: "about:blank", ...refusal, code }) };
}

export function problemResponse(code: HostProblemCode): Response {
  const { status, body } = problem(code);
  return new Response(body, { status, headers: PROBLEM_HEADERS });
}
