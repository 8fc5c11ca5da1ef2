/** From a drop to its card in the tray: by paths in the window, by uploads in a browser. */
import type { AddFilesAnswer } from "../../../src/contract/index.ts";
import { client } from "../../api/client.ts";
import { desktop } from "../../api/desktop.ts";
import { problemOf } from "../../api/problem.ts";
import { entriesOf, readFolders } from "./droppedFolders.ts";
import { addReceived, addRejected, setPhase, startDrop } from "./drops.ts";
import { upload } from "./upload.ts";

/** A browser has six connections to one server, and the page needs some itself. */
const UPLOADS_AT_ONCE = 3;

type Accepted = AddFilesAnswer["accepted"];

/** @param unreachable what to say of a file when the engine does not answer */
export async function importDrop(transfer: DataTransfer, unreachable: string): Promise<Accepted> {
  const paths = desktop()?.pathsOfFiles([...transfer.files]);
  if (paths) return importPaths(paths, unreachable);

  const entries = entriesOf(transfer);
  if (entries.length === 0) return importFiles([...transfer.files], unreachable);
  const drop = startDrop();
  const { files, ignored } = await readFolders(entries);
  addReceived(drop, { accepted: [], rejected: [], ignored });
  return uploadAll(drop, files, unreachable);
}

export async function importPaths(paths: readonly string[], unreachable: string): Promise<Accepted> {
  if (paths.length === 0) return [];
  const drop = startDrop();
  let accepted: Accepted = [];
  try {
    const received = await client.files.add({ paths: [...paths] });
    accepted = received.accepted;
    addReceived(drop, received);
  } catch (error) {
    const problem = problemOf(error);
    addRejected(drop, {
      path: paths[0] ?? "",
      code: problem?.code ?? "unreachable",
      detail: problem?.detail ?? unreachable,
    });
  }
  setPhase(drop, { kind: "received" });
  return accepted;
}

export async function importFiles(files: readonly File[], unreachable: string): Promise<Accepted> {
  const paths = desktop()?.pathsOfFiles([...files]);
  if (paths) return importPaths(paths, unreachable);
  return uploadAll(startDrop(), files, unreachable);
}

async function uploadAll(drop: number, files: readonly File[], unreachable: string): Promise<Accepted> {
  const waiting = [...files];
  const accepted: Accepted = [];
  let done = 0;
  const total = files.length;
  setPhase(drop, { kind: "sending", done, total });

  const sendNext = async (): Promise<void> => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const outcome = await upload(file);
      done += 1;
      if (outcome.kind === "received") {
        accepted.push(...outcome.received.accepted);
        addReceived(drop, outcome.received);
      } else {
        const { problem } = outcome;
        addRejected(drop, {
          path: file.name,
          code: problem?.code ?? "unreachable",
          detail: problem?.detail ?? unreachable,
        });
      }
      setPhase(drop, { kind: "sending", done, total });
    }
  };
  await Promise.all(Array.from({ length: UPLOADS_AT_ONCE }, sendNext));
  setPhase(drop, { kind: "received" });
  return accepted;
}
