import { rmSync, utimesSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeClip } from "../../fixtures/clips.ts";
import { startLoggedInProgram } from "./program.ts";

test("embedded and sidecar text subtitles are served as WebVTT; anything else is an error", async () => {
  await using program = await startLoggedInProgram();
  const folder = join(program.folder, "films");
  await mkdir(folder, { recursive: true });
  const path = join(folder, "The.Blue.Lighthouse.1971.mkv");
  await makeClip(path, { seconds: 3, subtitles: ["eng"] });
  // What the clip was made of is no part of it.
  rmSync(`${path}.0.srt`);
  utimesSync(path, 1_700_000_000, 1_700_000_000);
  writeFileSync(path.replace(".mkv", ".fr.srt"), "1\n00:00:01,000 --> 00:00:02,000\nBonsoir\n");
  writeFileSync(path.replace(".mkv", ".it.srt"), "no subtitle");
  await program.ask("/api/files", "POST", { paths: [path] });
  await program.settled();
  const [card] = (await program.ask("/api/films")).body.items;
  const [file] = (await program.ask(`/api/films/${card.id}`)).body.files;
  expect(
    file.subtitles.map(({ language, file: name }: { language: string; file?: string }) => [language, name]),
  ).toEqual([
    ["en", undefined],
    ["fr", "The.Blue.Lighthouse.1971.fr.srt"],
    ["it", "The.Blue.Lighthouse.1971.it.srt"],
  ]);
  const track = (name: string) => program.ask(`/api/files/${file.id}/subtitles/${name}`);
  const within = await track("within-0");
  expect([within.status, within.headers.get("content-type")]).toEqual([200, "text/vtt; charset=utf-8"]);
  expect(within.body.text).toMatch(/^WEBVTT[\s\S]*-->/);
  expect((await track("beside-0")).body.text).toBe("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nBonsoir\n");
  for (const none of ["beside-1", "beside-7", "within-9"])
    expect((await track(none)).body.code).toBe("unknown_subtitle");
  expect((await program.ask("/api/files/4711/subtitles/within-0")).body.code).toBe("unknown_file");
});

test("films change their language on request, and everybody keeps the interface's own", async () => {
  await using program = await startLoggedInProgram();
  const paths = await program.clips("The.Blue.Lighthouse.1971.mp4");
  await program.ask("/api/files", "POST", { paths });
  await program.settled();
  const shown = async () => (await program.ask("/api/films")).body.items[0];
  const before = await shown();
  const { language } = (await program.ask("/api/settings")).body;
  const other = language === "fr" ? "en" : "fr";
  await program.ask("/api/settings", "PUT", { language: other });
  await program.settled();
  const after = await shown();
  expect([after.id, after.genres]).not.toEqual([before.id, before.genres]);
  const inFilm = (await program.ask(`/api/films/${after.id}`)).body;
  expect(inFilm.genres).toEqual(after.genres);
  // Its article is requested once, as soon as a user opens the film.
  await program.settled();
  expect((await program.ask(`/api/films/${after.id}`)).body.articles[0].language).toBe(other);
  expect(program.engine.local.jobs.pendingCount(60_000)).toBe(0);
  await program.ask("/api/settings", "PUT", { language });
  await program.settled();
  expect(await shown()).toEqual(before);
});
