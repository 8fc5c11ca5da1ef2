import { CodedError, type ErrorFacts, factsOf } from "../errors/index.ts";

/** What a task threw in its thread, with the stable code that says which error it was, and its facts. */
export class TaskFailed extends CodedError {
  override readonly name = "TaskFailed";
  constructor(code: string, message: string, cause: unknown, facts: ErrorFacts = {}) {
    super(code, facts, { message, cause });
  }
}

/** In the thread: an error loses its `code` and `facts` when it is cloned, but keeps its cause; they travel there. */
export async function withCodedErrors<O>(run: () => O | Promise<O>): Promise<O> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Error(error.message, { cause: { code: codeOf(error), facts: plainFacts(error) } });
  }
}

/** In the main thread: the error as it was thrown, as far as its message and code determine it. */
export function receiveError(error: unknown): unknown {
  const code = error instanceof Error ? codeOf(error.cause) : undefined;
  if (!(error instanceof Error) || code === undefined) return error;
  return new TaskFailed(code, error.message, error, receivedFacts(error.cause));
}

/** Text, numbers and the like: a fact of any other kind might not be cloned. */
function plainFacts(error: Error): ErrorFacts {
  const isPlain = (value: unknown) => value === null || ["string", "number", "boolean"].includes(typeof value);
  return Object.fromEntries(Object.entries(factsOf(error)).filter(([, value]) => isPlain(value)));
}

function receivedFacts(cause: unknown): ErrorFacts {
  const isWithFacts = typeof cause === "object" && cause !== null && "facts" in cause;
  return isWithFacts && typeof cause.facts === "object" && cause.facts !== null ? { ...cause.facts } : {};
}

function codeOf(thrown: unknown): string | undefined {
  const isCoded = typeof thrown === "object" && thrown !== null && "code" in thrown;
  return isCoded && typeof thrown.code === "string" ? thrown.code : undefined;
}
