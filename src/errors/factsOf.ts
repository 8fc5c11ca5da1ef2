import type { ErrorFacts } from "./codedError.ts";

/** The facts of an error that carries some; empty for every other. */
export function factsOf(error: unknown): ErrorFacts {
  const facts = error instanceof Error && "facts" in error ? error.facts : null;
  return typeof facts === "object" && facts !== null ? { ...facts } : {};
}
