import { utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeClip } from "../../fixtures/clips.ts";
import { startLoggedInProgram } from "./program.ts";

const MINUTES = 60;

test("a file that is numbered like an episode is a film where its running time is that of the film", async () => {
  await using program = await startLoggedInProgram();
  const folder = join(program.folder, "films");
  const [episode] = await program.clips("Favourites/02 - The Blue Lighthouse.mp4");
  const film = await makeClip(join(folder, "Favourites", "01 - The Blue Lighthouse.mp4"), {
    seconds: 97 * MINUTES,
    frameRate: 1,
    silent: true,
  });
  utimesSync(film, 1_700_000_000, 1_700_000_000);
  await program.ask("/api/files", "POST", { paths: [film, episode] });
  await program.settled();

  const { items } = (await program.ask("/api/files")).body;
  const stateOf = (path: string | undefined) => items.find((file: { path: string }) => file.path === path);
  expect(stateOf(film)).toMatchObject({ state: "matched" });
  expect(stateOf(episode)).toMatchObject({ state: "unmatched" });
  const { filmId } = stateOf(film);
  expect((await program.ask(`/api/films/${filmId}`)).body).toMatchObject({ title: "The Blue Lighthouse", year: 1971 });
});
