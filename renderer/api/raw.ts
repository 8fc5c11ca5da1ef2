import type { Problem } from "../../src/contract/index.ts";
import { readProblem } from "./problem.ts";

/** `problem` is null where the engine did not answer. */
export type RawAnswer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly problem: Problem | null };

/** Routes whose bodies are no JSON: a file is sent as it is, streamed from the disk by the browser. */
export async function askRaw(method: "PUT" | "DELETE", path: string, file?: File): Promise<RawAnswer> {
  try {
    const answer = await fetch(path, {
      method,
      ...(file && { body: file }),
      credentials: "same-origin",
      headers: { "content-type": "application/octet-stream", "accept-language": document.documentElement.lang },
    });
    const body: unknown = answer.status === 204 ? null : await answer.json();
    return answer.ok ? { ok: true, body } : { ok: false, problem: readProblem(body) };
  } catch {
    return { ok: false, problem: null }; // who asked says that the engine cannot be reached
  }
}
