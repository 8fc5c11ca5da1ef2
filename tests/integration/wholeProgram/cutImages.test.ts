import { expect, test } from "vitest";
import { startLoggedInProgram } from "./program.ts";

test("a poster that arrives truncated is fetched again, and the film gets it", async () => {
  await using program = await startLoggedInProgram();
  program.tmdb.cutImages(2);
  const paths = await program.clips("The.Blue.Lighthouse.1971.mp4");
  await program.ask("/api/files", "POST", { paths });
  await program.settled();
  const poster = async () => (await program.ask("/api/films")).body.items[0].poster;
  const jobs = async () => (await program.ask("/api/jobs?kind=artwork")).body.items;
  expect((await jobs()).map(({ state }: { state: string }) => state)).not.toContain("failed");
  expect(await poster()).toBeNull();
  // The delays between retries grow; restarting the program runs the jobs that are due.
  for (let attempt = 2; attempt <= 4; attempt += 1) {
    program.passMs(3_600_000);
    await program.restart();
    await program.settled();
  }
  const { url } = await poster();
  expect((await program.ask(url)).status).toBe(200);
  expect((await program.ask("/api/jobs?state=failed")).body.items).toEqual([]);
});
