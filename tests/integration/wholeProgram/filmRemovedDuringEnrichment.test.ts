import { expect, test } from "vitest";
import { SMALL_CATALOGUE } from "../../standins/index.ts";
import { eventually } from "../../support/deadlines.ts";
import { startLoggedInProgram } from "./program.ts";

const OTHER = SMALL_CATALOGUE[30]!;

test("a film removed while its article is requested causes no further request", async () => {
  await using program = await startLoggedInProgram();
  const [path] = await program.clips("holiday.mp4");
  const [{ fileId }] = (await program.ask("/api/files", "POST", { paths: [path] })).body.accepted;
  await program.settled();

  program.wikimedia.hangNext();
  await program.ask(`/api/files/${fileId}/match`, "PUT", { tmdbId: OTHER.tmdbId });
  const articleJobs = async (state: string) =>
    (await program.ask(`/api/jobs?kind=enrich_wikipedia&state=${state}`)).body.total as number;
  await eventually("the article is asked for", async () => (await articleJobs("running")) > 0);
  const { items } = (await program.ask("/api/journal")).body;
  const entry = items.find(({ undoable }: { undoable: boolean }) => undoable);
  expect((await program.ask(`/api/journal/${entry.id}/undo`, "POST")).status).toBe(200);

  await program.settled();
  expect(await articleJobs("queued")).toBe(0);
});
