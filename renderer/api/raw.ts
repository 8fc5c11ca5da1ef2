import type { Problem } from "../../src/contract/index.ts";
import { readProblem } from "./problem.ts";

/** `problem` is null if the engine did not answer. */
export type RawAnswer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly problem: Problem | null };

/** For routes whose body is not JSON. The browser streams the file from the disk. */
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
    return { ok: false, problem: null }; // the caller reports that the engine cannot be reached
  }
}
