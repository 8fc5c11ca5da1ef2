/**
 * The whole program in a separate process that may open few files: all of them are taken as its work begins, and
 * given back when it has said so. Prints what was said, and what became of the films.
 */
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { eventually } from "../../support/deadlines.ts";
import { startLoggedInProgram } from "./program.ts";

const FILMS = 24;
/** Not processed yet, or not completely. */
const UNREAD = new Set(["arriving", "queued", "probing"]);

function takeAllFiles(): number[] {
  const taken: number[] = [];
  for (;;) {
    try {
      taken.push(openSync("/dev/null", "r"));
    } catch {
      return taken;
    }
  }
}

let askedInVain = 0;
const { memoryUsage } = process;
process.memoryUsage = Object.assign(
  () => {
    try {
      return memoryUsage();
    } catch (error) {
      askedInVain += 1;
      throw error;
    }
  },
  { rss: memoryUsage.rss },
);

await using program = await startLoggedInProgram({ key: null });
await program.clips(...Array.from({ length: FILMS }, (_, number) => `Film ${number} (1999).mp4`));
await Promise.all([program.tmdb.close(), program.wikimedia.close()]);
const { accepted } = (await program.ask("/api/files", "POST", { paths: [join(program.folder, "films")] })).body;

const taken: number[] = [];
/** Threads and requests that end give files back, which are taken again before each try. */
const untilOutOfFiles = <T>(what: string, attempt: () => T) =>
  eventually(what, () => {
    taken.push(...takeAllFiles());
    return attempt();
  });
const refusal = async (path: string, ...request: [method?: string, body?: Uint8Array]) => {
  const { status, body } = await program.ask(path, ...request);
  return status < 300 ? undefined : [status, body.code];
};

const reason = await untilOutOfFiles("the program says that it is out of files", async () => {
  return (await program.ask("/api/jobs/summary")).body.reason?.code;
});
const upload = await untilOutOfFiles("an upload is refused", () => {
  return refusal("/api/uploads/Sent%20(2001).mp4", "PUT", new Uint8Array(1_000));
});
const stream = await untilOutOfFiles("a stream is refused", () => refusal(`/api/files/${accepted[0].fileId}/stream`));
// Linux tells what a process holds in a file.
if (process.platform === "linux") await untilOutOfFiles("its memory is asked for", () => askedInVain > 0);
for (const file of taken) closeSync(file);

const states = await eventually("all films are read", async () => {
  const items: { state: string }[] = (await program.ask("/api/files?limit=100")).body.items;
  return !items.some(({ state }) => UNREAD.has(state)) && items.map(({ state }) => state);
});
const afterwards = (await program.ask("/api/jobs/summary")).body.reason;
const count = states.filter((state) => state !== "failed").length;
process.stdout.write(`${JSON.stringify({ reason, upload, stream, count, afterwards })}\n`);
