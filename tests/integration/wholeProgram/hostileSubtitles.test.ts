import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { taskThreadFile } from "../../../src/engine/taskThreadFile.ts";
import { intakeTasks } from "../../../src/intake/tasks.ts";
import { createWorkers, runContentTask } from "../../../src/workers/index.ts";
import { type Program, startLoggedInProgram } from "./program.ts";

const KIB = 1_024;
/** The body limit of the route. */
const LARGEST = 8 * KIB * KIB;
const CUE = "1\n00:00:01,000 --> 00:00:02,000\nGood evening\n";

/** Each makes a careless expression rescan the rest of the line from every position. */
const PIECES = ["<font", "{\\", "[", "(", "([{", "<", " ", "a", "00:00:01,000 -", "\0"];

function subtitleOf(piece: string, bytes: number): Uint8Array {
  const start = Buffer.from(CUE);
  const filler = Buffer.from(piece.repeat(Math.ceil(bytes / piece.length)));
  return new Uint8Array(Buffer.concat([start, filler]).subarray(0, bytes));
}

async function threadsOf(program: Program, pool: string): Promise<number> {
  const { workers } = (await program.ask("/api/health")).body;
  return workers.find(({ name }: { name: string }) => name === pool).threads;
}

async function fileOfFilm(program: Program, sidecar?: { readonly name: string; readonly bytes: Uint8Array }) {
  const [path] = await program.clips("The.Blue.Lighthouse.1971.mp4");
  if (sidecar) writeFileSync(path!.replace(".mp4", sidecar.name), sidecar.bytes);
  await program.ask("/api/files", "POST", { paths: [path] });
  await program.settled();
  const [card] = (await program.ask("/api/films")).body.items;
  return (await program.ask(`/api/films/${card.id}`)).body.files[0];
}

test("an uploaded subtitle with any content is converted completely, in a thread", async () => {
  await using program = await startLoggedInProgram();
  const file = await fileOfFilm(program);
  expect(await threadsOf(program, "content")).toBe(0);
  for (const piece of PIECES) {
    for (const bytes of [64 * KIB, 256 * KIB, LARGEST]) {
      const answer = await program.ask(`/api/files/${file.id}/subtitles?name=a.srt`, "PUT", subtitleOf(piece, bytes));
      expect([piece, bytes, answer.status]).toEqual([piece, bytes, 201]);
      const read = await program.ask(`/api/files/${file.id}/subtitles/${answer.body.track}`);
      expect(read.body.text).toContain("Good evening");
      await program.ask(`/api/files/${file.id}/subtitles/${answer.body.given}`, "DELETE");
    }
  }
  expect(await threadsOf(program, "content")).toBeGreaterThan(0);
  const larger = subtitleOf("a", LARGEST + 1);
  const refused = await program.ask(`/api/files/${file.id}/subtitles?name=a.srt`, "PUT", larger);
  expect([refused.status, refused.body.code]).toEqual([413, "body_too_large"]);
});

test("a subtitle next to a film is converted in a thread, and one above the limit is ignored", async () => {
  await using program = await startLoggedInProgram();
  const file = await fileOfFilm(program, { name: ".fr.srt", bytes: subtitleOf("<font", LARGEST) });
  const read = await program.ask(`/api/files/${file.id}/subtitles/beside-0`);
  expect(read.body.text).toContain("Good evening");
  expect(await threadsOf(program, "content")).toBeGreaterThan(0);

  await using other = await startLoggedInProgram();
  const large = await fileOfFilm(other, { name: ".fr.srt", bytes: subtitleOf("a", LARGEST + 1) });
  expect((await other.ask(`/api/files/${large.id}/subtitles/beside-0`)).body.code).toBe("unknown_subtitle");
});

test("a thread whose content exceeds a limit is terminated, and the next content is read", async () => {
  const workers = createWorkers({ threadFile: taskThreadFile });
  const endless = runContentTask(workers, intakeTasks.hashFile, { path: "/dev/zero" }, { timeoutMs: 200 });
  await expect(endless).rejects.toMatchObject({ code: "content_too_costly" });
  const [outcome] = await runContentTask(workers, intakeTasks.statPaths, { paths: ["/dev/null"] });
  expect(outcome).toBeDefined();
  await workers.close();
});
