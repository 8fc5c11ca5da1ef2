import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fillWithFilms } from "../../bench/benchLibrary.ts";
import { eventually } from "../../support/deadlines.ts";
import { type Program, startLoggedInProgram } from "./program.ts";

const LIGHTHOUSE = "The.Blue.Lighthouse.1971.1080p.BluRay.x264-GRP.mp4";
const MEMBER = { userId: "grace", password: "celluloid and light" };

async function aLighthouse() {
  const program = await startLoggedInProgram();
  await program.ask("/api/files", "POST", { paths: await program.clips(LIGHTHOUSE) });
  await program.settled();
  const filmId: number = (await program.ask("/api/films")).body.items[0].id;
  return { program, filmId };
}

const detailOf = async (program: Program, filmId: number) => (await program.ask(`/api/films/${filmId}`)).body;
const edit = (program: Program, filmIds: number[], change: object) =>
  program.ask("/api/films/edit", "POST", { filmIds, edit: change });
const undo = (program: Program, entryId: number) => program.ask(`/api/journal/${entryId}/undo`, "POST");

async function refresh(program: Program, filmId: number): Promise<void> {
  await program.ask("/api/films/refresh", "POST", { filmIds: [filmId], what: "details" });
  await program.settled();
}

test("an edit survives a refresh, another language and a manual match with the same film, and is undone", async () => {
  const { program, filmId } = await aLighthouse();
  await using _ = program;
  const before = await detailOf(program, filmId);
  const change = {
    set: { title: "The Light", year: 1970, genres: ["Drama", "Sea"], certification: "12+" },
    addTags: ["sea"],
  };
  const { entryId, changed } = (await edit(program, [filmId], change)).body;
  expect(changed).toBe(1);
  const expected = { title: "The Light", year: 1970, genres: ["Drama", "Sea"], certification: "12+", tags: ["sea"] };
  expect(await detailOf(program, filmId)).toMatchObject(expected);

  await refresh(program, filmId);
  await program.ask("/api/settings", "PUT", { language: "fr" });
  await program.settled();
  expect(await detailOf(program, filmId)).toMatchObject({ ...expected, genres: ["Drame", "Sea"] });
  await program.ask("/api/settings", "PUT", { language: "en" });
  const [file] = (await program.ask("/api/files?limit=10")).body.items;
  await program.ask(`/api/files/${file.id}/match`, "PUT", { filmId });
  await program.settled();
  expect(await detailOf(program, filmId)).toMatchObject(expected);
  expect((await program.ask("/api/films?tag=sea&genre=Sea&q=light")).body.total).toBe(1);

  const entry = (await program.ask("/api/journal")).body.items.find(({ id }: { id: number }) => id === entryId);
  expect(entry).toMatchObject({ act: "film_edited", undoable: true });
  expect(entry.text).toContain("was edited");
  expect((await undo(program, entryId)).status).toBe(200);
  const { title, year, genres, certification, tags } = before;
  expect(await detailOf(program, filmId)).toMatchObject({ title, year, genres, certification, tags });
});

test("an NFO is written with the edited values, also over an older one, and an import keeps them", async () => {
  const { program, filmId } = await aLighthouse();
  await using _ = program;
  const write = () => program.ask(`/api/films/${filmId}/nfo`, "POST", { replace: false });
  expect((await write()).status).toBe(200);
  const change = {
    set: {
      title: "The Light",
      sortTitle: "Light 2",
      year: 1970,
      overview: "A keeper & his lamp.",
      tagline: null,
      genres: ["Sea"],
      certification: "12+",
      collection: "Lamps",
      credits: [{ personId: null, name: "Anna Keller", job: "actor", character: "Anna" }],
    },
    addTags: ["sea"],
  };
  await edit(program, [filmId], change);
  const { written } = (await write()).body;
  const text = readFileSync(written[0], "utf8");
  expect(text.match(/<genre>/g)).toHaveLength(1);
  expect(text.match(/<actor>/g)).toHaveLength(1);
  expect(text).toContain("<name>Anna Keller</name>");
  expect(text).not.toContain("<director>");

  await using other = await startLoggedInProgram();
  const [path] = await other.clips(LIGHTHOUSE);
  writeFileSync(path!.replace(".mp4", ".nfo"), text);
  await other.ask("/api/files", "POST", { paths: [path] });
  await other.settled();
  const [imported] = (await other.ask("/api/films")).body.items;
  expect(await detailOf(other, imported.id)).toMatchObject({
    title: "The Light",
    sortTitle: "Light 2",
    year: 1970,
    overview: "A keeper & his lamp.",
    genres: ["Sea"],
    certification: "12+",
    collection: { name: "Lamps" },
    tags: ["sea"],
  });
});

test("the owner edits; a member reads the edited film, and is refused the form and the edit", async () => {
  const { program, filmId } = await aLighthouse();
  await using _ = program;
  await edit(program, [filmId], { set: { title: "The Light" } });
  await program.ask("/api/users", "POST", { ...MEMBER, role: "member" });
  const { sessionId } = (await program.ask("/api/sessions", "POST", MEMBER)).body;
  program.useSession(sessionId);
  expect((await detailOf(program, filmId)).title).toBe("The Light");
  for (const answer of [
    await edit(program, [filmId], { set: { title: "Mine" } }),
    await program.ask(`/api/films/${filmId}/edit`),
  ])
    expect(answer).toMatchObject({ status: 403, body: { code: "owner_only" } });
});

test("films that do not exist cannot be edited, one or many", async () => {
  const { program } = await aLighthouse();
  await using _ = program;
  for (const filmIds of [[999_999], [999_998, 999_999]])
    expect(await edit(program, filmIds, { set: { year: 1980 } })).toMatchObject({
      status: 404,
      body: { code: "unknown_film" },
    });
});

test("what is no edit is refused, and what changes nothing leaves no entry", async () => {
  const { program, filmId } = await aLighthouse();
  await using _ = program;
  const refused = [
    { set: { title: "" } },
    { set: { year: 12 } },
    { set: { title: null } },
    { set: { year: 1970 }, reset: ["year"] },
    { set: { credits: [{ personId: null, name: "", job: "actor", character: null }] } },
    { set: { credits: [{ personId: null, name: "A", job: "king", character: null }] } },
    { lock: ["popularity"] },
    { addTags: ["\u202e"] },
  ];
  for (const change of refused)
    expect((await edit(program, [filmId], change)).status, JSON.stringify(change)).toBe(422);
  expect((await edit(program, [9_999], { set: { year: 1970 } })).status).toBe(404);
  expect((await edit(program, [filmId], { reset: ["title"], removeTags: ["none"] })).body).toEqual({
    changed: 0,
    jobId: null,
    entryId: null,
  });
});

test("many films are edited by a job: it can be cancelled, and one entry undoes what it did", async () => {
  await using program = await startLoggedInProgram();
  fillWithFilms({ engine: program.engine }, 400);
  const ids: number[] = (await program.ask("/api/films/ids?from=0&to=399")).body.ids;
  const tagged = async () => (await program.ask("/api/films?tag=all&limit=1")).body.total;
  const { jobId, entryId } = (await edit(program, ids, { addTags: ["all"] })).body;
  await eventually("some films are edited", async () => (await tagged()) > 0);
  await program.ask(`/api/jobs/${jobId}`, "DELETE");
  await program.settled();
  expect((await undo(program, entryId)).status).toBe(200);
  await program.settled();
  expect(await tagged()).toBe(0);

  const whole = (await edit(program, ids, { addTags: ["all"], set: { certification: "18" } })).body;
  await program.settled();
  expect(await tagged()).toBe(400);
  const [entry] = (await program.ask("/api/journal")).body.items;
  expect(entry).toMatchObject({ id: whole.entryId, text: "400 films were edited" });
  await undo(program, whole.entryId);
  await program.settled();
  expect(await tagged()).toBe(0);
  const [undone] = (await program.ask("/api/journal")).body.items;
  await undo(program, undone.id);
  await program.settled();
  expect(await tagged()).toBe(400);
});
