import { ORPCError } from "@orpc/client";
import type { Problem } from "../../src/contract/index.ts";

/** An answer of the engine that says no. Its problem's `detail` is already in the person's language. */
export class ProblemError extends ORPCError<string, Problem> {
  constructor(answer: Problem) {
    super(answer.code, { status: Math.max(answer.status, 400), message: answer.detail, data: answer });
  }
}

/** What the link calls with the body of each answer of 400 and above; null leaves it to the link. */
export function decodeProblem(body: unknown): ProblemError | null {
  const problem = readProblem(body);
  return problem && new ProblemError(problem);
}

/** The engine checks what it sends; what is no problem document came from somewhere else, a proxy perhaps. */
export function readProblem(body: unknown): Problem | null {
  const isProblem =
    typeof body === "object" &&
    body !== null &&
    "code" in body &&
    typeof body.code === "string" &&
    "detail" in body &&
    typeof body.detail === "string" &&
    "status" in body &&
    typeof body.status === "number";
  return isProblem ? (body as Problem) : null;
}

/** The engine's own problem, or null where no answer came at all (engine gone, network cut). */
export function problemOf(error: unknown): Problem | null {
  return error instanceof ProblemError ? error.data : null;
}

/** The session is over or there is none; a password that is wrong is another matter. */
export function isLoggedOut(error: unknown): boolean {
  if (problemOf(error)?.code === "wrong_credentials") return false;
  return error instanceof ORPCError && error.status === 401;
}

/** No answer of the engine: the connection failed before a status came. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof TypeError;
}
