import { CodedError } from "../errors/index.ts";

/** What a task threw in its thread, with the stable code that says which error it was. */
export class TaskFailed extends CodedError {
  override readonly name = "TaskFailed";
  constructor(code: string, message: string, cause: unknown) {
    super(code, {}, { message, cause });
  }
}

/** In the thread: an error loses its `code` when it is cloned, but keeps its cause; the code travels there. */
export async function withCodedErrors<O>(run: () => O | Promise<O>): Promise<O> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Error(error.message, { cause: { code: codeOf(error) } });
  }
}

/** In the main thread: the error as it was thrown, as far as its message and code determine it. */
export function receiveError(error: unknown): unknown {
  const code = error instanceof Error ? codeOf(error.cause) : undefined;
  return error instanceof Error && code !== undefined ? new TaskFailed(code, error.message, error) : error;
}

function codeOf(thrown: unknown): string | undefined {
  const isCoded = typeof thrown === "object" && thrown !== null && "code" in thrown;
  return isCoded && typeof thrown.code === "string" ? thrown.code : undefined;
}
