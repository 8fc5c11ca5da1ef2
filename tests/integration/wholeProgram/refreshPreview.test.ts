import { expect, test } from "vitest";
import { LIGHTHOUSE_ANSWER, LIGHTHOUSE_FILE } from "./lighthouse.ts";
import { type Program, startLoggedInProgram } from "./program.ts";

const MEMBER = { userId: "grace", password: "celluloid and light" };

async function aLighthouse() {
  const program = await startLoggedInProgram();
  await program.ask("/api/files", "POST", { paths: await program.clips(LIGHTHOUSE_FILE) });
  await program.settled();
  const filmId: number = (await program.ask("/api/films")).body.items[0].id;
  program.tmdb.answerNext(LIGHTHOUSE_ANSWER);
  await program.ask("/api/films/refresh", "POST", { filmIds: [filmId], what: "details" });
  await program.settled();
  return { program, filmId };
}

const detailOf = async (program: Program, filmId: number) => (await program.ask(`/api/films/${filmId}`)).body;
const edit = (program: Program, filmId: number, change: object) =>
  program.ask("/api/films/edit", "POST", { filmIds: [filmId], edit: change });

function preview(program: Program, filmId: number, answer: object) {
  program.tmdb.answerNext(answer);
  return program.ask(`/api/films/${filmId}/refresh`, "POST");
}

const apply = (program: Program, filmId: number, previewId: string, fields: readonly string[]) =>
  program.ask(`/api/films/${filmId}/refresh`, "PUT", { previewId, fields });

test("a preview changes nothing, and says field by field what would change", async () => {
  const { program, filmId } = await aLighthouse();
  await using _ = program;
  const before = await detailOf(program, filmId);
  await edit(program, filmId, { set: { title: "Light" } });

  const answer = {
    ...LIGHTHOUSE_ANSWER,
    title: "Blue Lighthouse",
    tagline: "Wait no more",
    runtime: 98,
    genres: [
      { id: 18, name: "Drama" },
      { id: 53, name: "Thriller" },
    ],
    credits: {
      ...LIGHTHOUSE_ANSWER.credits,
      crew: [{ id: 7, name: "Otto Lang", job: "Director", profile_path: null }],
    },
    poster_path: "/poster-4000003.jpg",
    popularity: 6,
  };
  const { body } = await preview(program, filmId, answer);
  expect(body.provider).toBe("tmdb");
  expect(body.fields).toEqual([
    { field: "title", before: "Light", after: "Blue Lighthouse", locked: true },
    { field: "runtimeMinutes", before: 97, after: 98, locked: false },
    { field: "genres", before: ["Drama"], after: ["Drama", "Thriller"], locked: false },
    { field: "tagline", before: "Wait for it", after: "Wait no more", locked: false },
    {
      field: "credits",
      before: ["Klara Vogt", "Anna Keller"],
      after: expect.arrayContaining(["Otto Lang", "Anna Keller"]),
      locked: false,
    },
    {
      field: "poster",
      before: before.poster.url,
      after: `/api/artwork/offered/${filmId}/poster/poster-4000003.jpg`,
      locked: false,
    },
  ]);
  expect(await detailOf(program, filmId)).toMatchObject({ tagline: before.tagline, runtimeMinutes: 97 });
  const picture = await program.ask(body.fields.at(-1).after);
  expect([picture.status, picture.headers.get("content-type")]).toEqual([200, expect.stringContaining("image/")]);
});

test("only the chosen fields are applied, locked ones stay, and the next refresh brings the others", async () => {
  const { program, filmId } = await aLighthouse();
  await using _ = program;
  await edit(program, filmId, { set: { title: "Light" } });
  const answer = {
    ...LIGHTHOUSE_ANSWER,
    title: "Blue Lighthouse",
    tagline: "Wait no more",
    runtime: 98,
    credits: { cast: [], crew: [] },
  };
  const { body } = await preview(program, filmId, answer);
  expect((await apply(program, filmId, body.previewId, ["runtimeMinutes", "title"])).status).toBe(200);
  const after = await detailOf(program, filmId);
  expect(after).toMatchObject({ title: "Light", tagline: "Wait for it", runtimeMinutes: 98 });
  expect(after.credits).toHaveLength(2);
  // What TMDB states of the locked title is known, for a reset.
  expect((await program.ask(`/api/films/${filmId}/edit`)).body.provided.title).toBe("Blue Lighthouse");

  const again = (await preview(program, filmId, answer)).body;
  expect(again.fields.map(({ field }: { field: string }) => field)).toEqual(["title", "tagline", "credits"]);
  const all = again.fields.map(({ field }: { field: string }) => field);
  await apply(program, filmId, again.previewId, all);
  expect(await detailOf(program, filmId)).toMatchObject({ title: "Light", tagline: "Wait no more", credits: [] });
});

const undo = (program: Program, entryId: number) => program.ask(`/api/journal/${entryId}/undo`, "POST");
const CHANGED = {
  ...LIGHTHOUSE_ANSWER,
  tagline: "Wait no more",
  runtime: 98,
  overview: "",
  credits: { cast: [], crew: [{ id: 7, name: "Otto Lang", job: "Director", profile_path: null }] },
  poster_path: "/poster-4000003.jpg",
};
const EVERYTHING = ["tagline", "runtimeMinutes", "overview", "credits", "poster"];

test("an applied refresh is one entry of the journal, whose undo restores everything, and can be undone itself", async () => {
  const { program, filmId } = await aLighthouse();
  await using _ = program;
  const shown = async () => {
    const { tagline, runtimeMinutes, overview, credits, poster } = await detailOf(program, filmId);
    return { tagline, runtimeMinutes, overview, credits, poster };
  };
  const before = await shown();
  const { body } = await preview(program, filmId, CHANGED);
  const { entryId } = (await apply(program, filmId, body.previewId, EVERYTHING)).body;
  await program.settled();
  const after = await shown();
  expect(after).toMatchObject({ tagline: "Wait no more", runtimeMinutes: 98, credits: [{ name: "Otto Lang" }] });
  expect(after.poster).not.toEqual(before.poster);
  const [entry] = (await program.ask("/api/journal")).body.items;
  expect(entry).toMatchObject({ id: entryId, act: "film_refreshed", undoable: true });

  expect((await undo(program, entryId)).status).toBe(200);
  expect(await shown()).toEqual(before);
  const [undone] = (await program.ask("/api/journal")).body.items;
  expect((await undo(program, undone.id)).status).toBe(200);
  expect(await shown()).toEqual(after);
});

test("a refresh that is followed by an edit of its fields cannot be undone, and by another edit it can", async () => {
  const { program, filmId } = await aLighthouse();
  await using _ = program;
  const { body } = await preview(program, filmId, CHANGED);
  const { entryId } = (await apply(program, filmId, body.previewId, EVERYTHING)).body;
  const editId = (await edit(program, filmId, { set: { tagline: "Mine" }, addTags: ["sea"] })).body.entryId;
  expect(await undo(program, entryId)).toMatchObject({ status: 409, body: { code: "undo_conflict" } });
  expect(await detailOf(program, filmId)).toMatchObject({ tagline: "Mine", runtimeMinutes: 98 });

  await undo(program, editId);
  await edit(program, filmId, { addTags: ["sea"], set: { sortTitle: "Lighthouse, Blue" } });
  expect((await undo(program, entryId)).status).toBe(200);
  expect(await detailOf(program, filmId)).toMatchObject({ tagline: "Wait for it", runtimeMinutes: 97, tags: ["sea"] });
});

test("a refresh that changes nothing that is shown is no entry", async () => {
  const { program, filmId } = await aLighthouse();
  await using _ = program;
  const { body } = await preview(program, filmId, { ...LIGHTHOUSE_ANSWER, popularity: 9 });
  expect((await apply(program, filmId, body.previewId, [])).body).toEqual({ entryId: null });
});

test("a film that is up to date has an empty preview", async () => {
  const { program, filmId } = await aLighthouse();
  await using _ = program;
  expect((await preview(program, filmId, { ...LIGHTHOUSE_ANSWER, popularity: 9, vote_count: 99 })).body.fields).toEqual(
    [],
  );
});

test("an applied or foreign preview is out of date, an outage is said as one, and members are refused", async () => {
  const { program, filmId } = await aLighthouse();
  await using _ = program;
  const { body } = await preview(program, filmId, { ...LIGHTHOUSE_ANSWER, runtime: 98 });
  expect((await apply(program, filmId, body.previewId, ["runtimeMinutes"])).status).toBe(200);
  for (const id of [body.previewId, "made up"])
    expect(await apply(program, filmId, id, [])).toMatchObject({ status: 409, body: { code: "refresh_expired" } });
  expect(await program.ask("/api/films/99999/refresh", "POST")).toMatchObject({ status: 404 });

  program.tmdb.failNext(404);
  expect(await program.ask(`/api/films/${filmId}/refresh`, "POST")).toMatchObject({
    body: { code: "not_found_at_provider" },
  });
  expect(await detailOf(program, filmId)).toMatchObject({ runtimeMinutes: 98 });

  await program.ask("/api/users", "POST", { ...MEMBER, role: "member" });
  program.useSession((await program.ask("/api/sessions", "POST", MEMBER)).body.sessionId);
  for (const answer of [
    await program.ask(`/api/films/${filmId}/refresh`, "POST"),
    await apply(program, filmId, "none", []),
  ])
    expect(answer).toMatchObject({ status: 403, body: { code: "owner_only" } });
});

test("without a TMDB key the preview compares with Wikidata, and a film that nobody describes has none", async () => {
  await using program = await startLoggedInProgram({ key: null });
  await program.ask("/api/files", "POST", { paths: await program.clips(LIGHTHOUSE_FILE, "Zzyx home tape 2003.mp4") });
  await program.settled();
  const films: { id: number; title: string }[] = (await program.ask("/api/films")).body.items;
  const answers = await Promise.all(films.map(({ id }) => program.ask(`/api/films/${id}/refresh`, "POST")));
  const [lighthouse, tape] = films
    .map(({ title }, index) => ({ title, answer: answers[index] }))
    .sort((a) => (a.title.includes("Lighthouse") ? -1 : 1));
  expect(lighthouse?.answer).toMatchObject({ status: 200, body: { provider: "wikidata", fields: [] } });
  expect(tape?.answer).toMatchObject({ status: 409, body: { code: "no_metadata_source" } });
});
