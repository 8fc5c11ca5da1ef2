import type { AddFilesAnswer, Problem } from "../../../src/contract/index.ts";
import { askRaw } from "../../api/raw.ts";

export type Uploaded = { kind: "received"; received: AddFilesAnswer } | { kind: "refused"; problem: Problem | null };

/** @returns what became of the file; `problem` is null where the engine did not answer */
export async function upload(file: File): Promise<Uploaded> {
  const answer = await askRaw("PUT", `/api/uploads/${encodeURIComponent(file.name)}`, file);
  // The answer's shape is the contract's own (`POST /api/files`), and the engine checked it on its way out.
  return answer.ok
    ? { kind: "received", received: answer.body as AddFilesAnswer }
    : { kind: "refused", problem: answer.problem };
}
