import { ORPCError } from "@orpc/client";
import type { Problem } from "../../src/contract/index.ts";

/** A problem document of the engine as an error. Its `detail` is already in the person's language. */
export class ProblemError extends ORPCError<string, Problem> {
  constructor(answer: Problem) {
    super(answer.code, { status: Math.max(answer.status, 400), message: answer.detail, data: answer });
  }
}

/** Decodes the body of an answer with status 400 or above; null leaves it to the link. */
export function decodeProblem(body: unknown): ProblemError | null {
  const problem = readProblem(body);
  return problem && new ProblemError(problem);
}

/** @returns null for anything but a problem document, such as the error page of a proxy */
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

/** The engine's problem document, or null if the engine did not answer. */
export function problemOf(error: unknown): Problem | null {
  return error instanceof ProblemError ? error.data : null;
}

/** Whether the session has ended or never existed. A wrong password is not meant. */
export function isLoggedOut(error: unknown): boolean {
  if (problemOf(error)?.code === "wrong_credentials") return false;
  return error instanceof ORPCError && error.status === 401;
}

/** The library was busy with other queries. The same request succeeds if it is retried later. */
export function isBusy(error: unknown): boolean {
  return problemOf(error)?.code === "library_busy";
}

/** No answer of the engine: the connection failed before a status came. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof TypeError;
}
