import { readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { type Program, startLoggedInProgram } from "./program.ts";

const FILM = "The Blue Lighthouse (1971).mp4";

async function dropFilm(program: Program, files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const [path] = await program.clips(FILM);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(dirname(path!), name), content);
  await program.ask("/api/files", "POST", { paths: [path] });
  await program.settled();
  return path!;
}

async function onlyFilm(program: Program) {
  const { items } = (await program.ask("/api/films")).body;
  expect(items).toHaveLength(1);
  return (await program.ask(`/api/films/${items[0].id}`)).body;
}

const picture = (background: string) =>
  sharp({ create: { width: 200, height: 300, channels: 3, background } })
    .jpeg()
    .toBuffer();

async function colourOf(program: Program, address: string): Promise<{ r: number; g: number; b: number }> {
  const response = await program.engine.fetch(
    new Request(`http://127.0.0.1:4780${address}`, { headers: { authorization: `Bearer ${program.session}` } }),
    { address: "127.0.0.1" },
  );
  expect(response.status).toBe(200);
  return (await sharp(Buffer.from(await response.arrayBuffer())).stats()).dominant;
}

test("an NFO is written next to a film, and holds what the library knows", async () => {
  await using program = await startLoggedInProgram();
  const path = await dropFilm(program);
  const film = await onlyFilm(program);
  const answer = await program.ask(`/api/films/${film.id}/nfo`, "POST", { replace: false });
  const nfo = path.replace(".mp4", ".nfo");
  expect(answer).toMatchObject({ status: 200, body: { written: [nfo] } });
  const text = readFileSync(nfo, "utf8");
  expect(text).toContain("<title>The Blue Lighthouse</title>");
  expect(text).toContain(`type="tmdb" default="true">${film.externalIds.tmdb}<`);
  // Its own file is overwritten without a question.
  expect((await program.ask(`/api/films/${film.id}/nfo`, "POST", { replace: false })).status).toBe(200);
});

test("another program's NFO is replaced only on request, and a backup is kept", async () => {
  await using program = await startLoggedInProgram();
  const foreign = "<movie><title>The Blue Lighthouse</title><year>1971</year></movie>";
  const path = await dropFilm(program, { [FILM.replace(".mp4", ".nfo")]: foreign });
  const nfo = path.replace(".mp4", ".nfo");
  const film = await onlyFilm(program);
  const refused = await program.ask(`/api/films/${film.id}/nfo`, "POST", { replace: false });
  expect(refused).toMatchObject({ status: 409, body: { code: "nfo_exists" } });
  expect(refused.body.detail).toContain(FILM.replace(".mp4", ".nfo"));
  expect(readFileSync(nfo, "utf8")).toBe(foreign);

  expect((await program.ask(`/api/films/${film.id}/nfo`, "POST", { replace: true })).status).toBe(200);
  expect(readFileSync(nfo, "utf8")).toContain("<uniqueid");
  expect(readFileSync(`${nfo}.bak`, "utf8")).toBe(foreign);
});

test("a link in the NFO's place is not followed", async () => {
  await using program = await startLoggedInProgram();
  const path = await dropFilm(program);
  const secret = join(program.folder, "secret.txt");
  writeFileSync(secret, "untouched");
  symlinkSync(secret, path.replace(".mp4", ".nfo"));
  const film = await onlyFilm(program);
  expect((await program.ask(`/api/films/${film.id}/nfo`, "POST", { replace: false })).status).toBe(409);
  await program.ask(`/api/films/${film.id}/nfo`, "POST", { replace: true });
  expect(readFileSync(secret, "utf8")).toBe("untouched");
});

test("what an NFO says of a film is shown before what providers say", async () => {
  await using program = await startLoggedInProgram();
  const nfo = `<movie><title>Le Phare bleu</title><year>1971</year><plot>As I remember it.</plot>
    <uniqueid type="tmdb">4000001</uniqueid></movie>`;
  await dropFilm(program, { [FILM.replace(".mp4", ".nfo")]: nfo });
  const film = await onlyFilm(program);
  expect(film).toMatchObject({ title: "Le Phare bleu", overview: "As I remember it." });
  expect(film.sources).toMatchObject({ overview: "nfo" });
  // What it does not say comes from elsewhere.
  expect(film.genres.length).toBeGreaterThan(0);
});

test("a poster file next to a film becomes its poster", async () => {
  await using program = await startLoggedInProgram();
  await dropFilm(program, { [FILM.replace(".mp4", "-poster.jpg")]: await picture("#ff0000") });
  const film = await onlyFilm(program);
  const { r, g, b } = await colourOf(program, film.poster.url);
  expect(r).toBeGreaterThan(200);
  expect(Math.max(g, b)).toBeLessThan(60);
});

test("what is no picture leaves the provider's in its place", async () => {
  await using program = await startLoggedInProgram();
  await dropFilm(program, { [FILM.replace(".mp4", "-poster.jpg")]: "not a picture" });
  expect((await onlyFilm(program)).poster).not.toBeNull();
});

test("images lost from the disk are restored when they are requested, without an unexpected error", async () => {
  await using program = await startLoggedInProgram();
  await dropFilm(program, {});
  const { poster, backdrop } = await onlyFilm(program);
  rmSync(join(program.folder, "library/images"), { recursive: true });
  for (const { url } of [poster, backdrop]) {
    const gone = await program.ask(url);
    expect([gone.status, gone.body.code]).toEqual([404, "not_found"]);
  }
  await program.settled();
  const again = await onlyFilm(program);
  for (const { url } of [again.poster, again.backdrop]) expect((await program.ask(url)).status).toBe(200);
});
