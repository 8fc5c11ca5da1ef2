import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { type Program, startLoggedInProgram } from "./program.ts";

const FILM = "The.Blue.Lighthouse.1971.mp4";
const SRT = "1\n00:00:01,000 --> 00:00:02,000\nGood evening\n";

const picture = (background: string) =>
  sharp({ create: { width: 200, height: 300, channels: 3, background } })
    .jpeg()
    .toBuffer();

async function onlyFilm(program: Program) {
  const [card] = (await program.ask("/api/films")).body.items;
  return (await program.ask(`/api/films/${card.id}`)).body;
}

async function aFilm(program: Program) {
  const paths = await program.clips(FILM);
  await program.ask("/api/files", "POST", { paths });
  await program.settled();
  return { path: paths[0]!, film: await onlyFilm(program) };
}

test("a custom poster is never replaced by one that is found, and can be removed again", async () => {
  await using program = await startLoggedInProgram();
  const { path, film } = await aFilm(program);
  const address = `/api/films/${film.id}/poster`;
  expect((await program.ask(address, "PUT", await picture("#c02030"))).status).toBe(204);
  const given = (await onlyFilm(program)).poster;
  expect(given.url).not.toBe(film.poster.url);

  writeFileSync(join(dirname(path), FILM.replace(".mp4", "-poster.jpg")), await picture("#20c030"));
  program.passMs(60_000);
  await program.ask(`/api/files/${film.files[0].id}/match`, "PUT", { filmId: film.id });
  await program.ask("/api/films/refresh", "POST", { filmIds: [film.id], what: "details" });
  await program.settled();
  expect((await onlyFilm(program)).poster).toEqual(given);

  expect((await program.ask(address, "DELETE")).status).toBe(204);
  expect((await onlyFilm(program)).poster).toEqual(film.poster);
  expect((await program.ask(address, "DELETE")).body.code).toBe("journal_not_undoable");
});

test("a poster is undone in the journal too, and what is no picture changes nothing", async () => {
  await using program = await startLoggedInProgram();
  const { film } = await aFilm(program);
  const address = `/api/films/${film.id}/poster`;
  const refused = await program.ask(address, "PUT", "no picture at all");
  expect(refused).toMatchObject({ status: 415, body: { code: "not_a_picture" } });
  expect((await program.ask(address, "PUT")).body.code).toBe("upload_aborted");
  expect((await program.ask(address, "PUT", new Uint8Array(21 * 1024 ** 2))).status).toBe(413);
  expect((await onlyFilm(program)).poster).toEqual(film.poster);

  await program.ask(address, "PUT", await picture("#c02030"));
  const [entry] = (await program.ask("/api/journal")).body.items;
  expect(entry).toMatchObject({ act: "poster_given", undoable: true });
  expect((await program.ask(`/api/journal/${entry.id}/undo`, "POST")).status).toBe(200);
  expect((await onlyFilm(program)).poster).toEqual(film.poster);
});

test("an attached subtitle is read, survives a scan of its folder, and can be removed", async () => {
  await using program = await startLoggedInProgram();
  const { path, film } = await aFilm(program);
  const [file] = film.files;
  const give = (name: string, content: string) =>
    program.ask(`/api/files/${file.id}/subtitles?name=${encodeURIComponent(name)}`, "PUT", content);
  expect(await give("notes.srt", "no subtitle")).toMatchObject({ status: 415, body: { code: "not_a_subtitle" } });
  expect(await give("../../Blue Lighthouse.fr.srt", SRT)).toMatchObject({ status: 201, body: { track: "beside-0" } });
  const subtitles = async () => (await onlyFilm(program)).files[0].subtitles;
  expect(await subtitles()).toMatchObject([{ codec: "subrip", language: "fr", file: "Blue Lighthouse.fr.srt" }]);
  const lying = readdirSync(dirname(path)).filter((name) => !name.startsWith("."));
  expect(lying).toEqual([FILM]);

  await program.ask(`/api/files/${file.id}/match`, "PUT", { filmId: film.id });
  await program.settled();
  const track = `/api/files/${file.id}/subtitles/beside-0`;
  expect((await program.ask(track)).body.text).toContain("Good evening");

  expect((await program.ask(track, "DELETE")).status).toBe(204);
  expect(await subtitles()).toEqual([]);
  expect(readdirSync(join(program.folder, "library", "subtitles"))).toEqual([]);
});

test("the program does not remove a subtitle from the film's folder", async () => {
  await using program = await startLoggedInProgram();
  const paths = await program.clips(FILM);
  const beside = paths[0]!.replace(".mp4", ".fr.srt");
  writeFileSync(beside, SRT);
  await program.ask("/api/files", "POST", { paths });
  await program.settled();
  const [file] = (await onlyFilm(program)).files;
  const refused = await program.ask(`/api/files/${file.id}/subtitles/beside-0`, "DELETE");
  expect(refused.body.code).toBe("unknown_subtitle");
  expect(existsSync(beside)).toBe(true);
});

test("undoing an import removes the films that no user has touched; files and ratings stay", async () => {
  await using program = await startLoggedInProgram();
  const paths = await program.clips(FILM, "Nightfall.2001.mp4", "Winter.Harbour.1984.mp4");
  const { accepted } = (await program.ask("/api/files", "POST", { paths })).body;
  await program.settled();
  const ids = accepted.map(({ fileId }: { fileId: number }) => fileId);
  const films = (await program.ask("/api/films")).body.items;
  expect(films).toHaveLength(3);
  await program.ask(`/api/films/${films[0].id}/rating`, "PUT", { value: 4 });

  expect((await program.ask("/api/files/remove", "POST", { fileIds: ids })).body).toEqual({ removed: 3, forgotten: 3 });
  await program.settled();
  expect((await program.ask("/api/files")).body.total).toBe(0);
  const left = (await program.ask("/api/films")).body.items;
  expect(left.map(({ id }: { id: number }) => id)).toEqual([films[0].id]);
  for (const path of paths) expect(existsSync(path)).toBe(true);

  const again = (await program.ask("/api/files", "POST", { paths })).body.accepted;
  expect(again.map(({ already }: { already: boolean }) => already)).toEqual([false, false, false]);
  // While they are still being processed.
  const fileIds = again.map(({ fileId }: { fileId: number }) => fileId);
  expect((await program.ask("/api/files/remove", "POST", { fileIds })).body).toEqual({ removed: 3, forgotten: 3 });
  await program.settled();
  expect((await program.ask("/api/jobs?state=failed")).body.items).toEqual([]);
  expect((await program.ask("/api/films")).body.total).toBe(1);
});

test("an import older than a day cannot be undone; an uploaded copy is removed with its file", async () => {
  await using program = await startLoggedInProgram();
  const [path] = await program.clips(FILM);
  const { accepted } = (await program.ask("/api/files", "POST", { paths: [path] })).body;
  await program.settled();
  program.passMs(25 * 3_600_000);
  const forget = (fileId: number) => program.ask("/api/files/remove", "POST", { fileIds: [fileId] });
  expect((await forget(accepted[0].fileId)).body).toEqual({ removed: 0, forgotten: 0 });

  const [clip] = await program.clips("Nightfall.2001.mp4");
  const uploaded = (await program.ask("/api/uploads/Nightfall.2001.mp4", "PUT", new Uint8Array(readFileSync(clip!))))
    .body;
  const [copy] = uploaded.accepted;
  expect(existsSync(copy.path)).toBe(true);
  expect((await forget(copy.fileId)).body).toEqual({ removed: 1, forgotten: 1 });
  expect(existsSync(copy.path)).toBe(false);
});

test("of several attached subtitles only the one that is removed goes, and only once", async () => {
  await using program = await startLoggedInProgram();
  const { film } = await aFilm(program);
  const address = `/api/files/${film.files[0].id}/subtitles`;
  const names = ["a.fr.srt", "b.en.srt", "c.de.srt", "d.it.srt"];
  const given = new Map<string, string>();
  for (const name of names) given.set(name, (await program.ask(`${address}?name=${name}`, "PUT", SRT)).body.given);
  const left = async () =>
    (await onlyFilm(program)).files[0].subtitles.map(({ file }: { file: string }) => file).toSorted();

  for (const [at, name] of names.entries()) {
    const path = `${address}/${given.get(name)}`;
    const answers = await Promise.all([program.ask(path, "DELETE"), program.ask(path, "DELETE")]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 404]);
    expect(await left()).toEqual(names.slice(at + 1));
  }
});
