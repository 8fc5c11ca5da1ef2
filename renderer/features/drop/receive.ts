/** From a drop to its card in the tray: by paths in the window, by uploads in a browser. */
import type { Received } from "../../../src/contract/index.ts";
import { client } from "../../api/client.ts";
import { desktop } from "../../api/desktop.ts";
import { problemOf } from "../../api/problem.ts";
import { addReceived, addRejected, openDrop, setPhase } from "./drops.ts";
import { upload } from "./upload.ts";
import { entriesOf, walk } from "./walk.ts";

/** So many uploads at once: a browser keeps six connections, and the page needs some itself. */
const UPLOADS_AT_ONCE = 3;

type Accepted = Received["accepted"];

/** @param unreachable what to say of a file when the engine does not answer */
export async function receiveDrop(transfer: DataTransfer, unreachable: string): Promise<Accepted> {
  const paths = desktop()?.pathsOfFiles([...transfer.files]);
  if (paths) return receivePaths(paths, unreachable);

  const entries = entriesOf(transfer);
  if (entries.length === 0) return receiveFiles([...transfer.files], unreachable);
  const drop = openDrop();
  const { files, ignored } = await walk(entries);
  addReceived(drop, { accepted: [], rejected: [], ignored });
  return send(drop, files, unreachable);
}

export async function receivePaths(paths: readonly string[], unreachable: string): Promise<Accepted> {
  if (paths.length === 0) return [];
  const drop = openDrop();
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

export async function receiveFiles(files: readonly File[], unreachable: string): Promise<Accepted> {
  const paths = desktop()?.pathsOfFiles([...files]);
  if (paths) return receivePaths(paths, unreachable);
  return send(openDrop(), files, unreachable);
}

async function send(drop: number, files: readonly File[], unreachable: string): Promise<Accepted> {
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
