import type { Problem, Received } from "../../../src/contract/index.ts";
import { readProblem } from "../../api/problem.ts";

export type Uploaded = { kind: "received"; received: Received } | { kind: "refused"; problem: Problem | null };

/**
 * Sends one file as it is, streamed from the disk by the browser.
 * @returns what became of it; `problem` is null where the engine did not answer
 */
export async function upload(file: File): Promise<Uploaded> {
  try {
    const answer = await fetch(`/api/uploads/${encodeURIComponent(file.name)}`, {
      method: "PUT",
      body: file,
      credentials: "same-origin",
      headers: { "content-type": "application/octet-stream", "accept-language": document.documentElement.lang },
    });
    const body: unknown = await answer.json();
    // The answer's shape is the contract's own (`POST /api/files`), and the engine checked it on its way out.
    if (answer.ok) return { kind: "received", received: body as Received };
    return { kind: "refused", problem: readProblem(body) };
  } catch {
    return { kind: "refused", problem: null }; // told in the tray, beside the file's name
  }
}
