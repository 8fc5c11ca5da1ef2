import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { eventually } from "../../support/deadlines.ts";
import { madeRatings } from "../../unit/recommendation/madeRatings.ts";
import { type Program, startLoggedInProgram } from "../wholeProgram/program.ts";
import { writeRatingSet } from "./ratingSetFiles.ts";

async function imported(
  program: Program,
  options: Parameters<typeof writeRatingSet>[1] = {},
  name = "set",
): Promise<void> {
  const path = writeRatingSet(join(program.folder, name), options);
  expect((await program.ask("/api/ratings/imports", "POST", { path })).status).toBe(202);
  await program.settled();
}

async function trained(program: Program) {
  const { status, body } = await program.ask("/training/", "POST", {});
  expect(status).toBe(202);
  return finished(program, body.training_id);
}

async function finished(program: Program, id: number) {
  return eventually("the training ends", async () => {
    const { body } = await program.ask(`/training/${id}`);
    return body.state !== "running" && body;
  });
}

test("a training goes through every stage, and what it makes serves", async () => {
  await using program = await startLoggedInProgram();
  await imported(program);
  const training = await trained(program);
  expect(training).toMatchObject({
    state: "done",
    stage: "finished",
    progress: 1,
    promoted: true,
    list_promoted: true,
    previous: null,
    error: null,
  });
  expect(training.dataset.ratings).toBeGreaterThan(400);
  expect(training.evaluations.map(({ model }: { model: string }) => model)).toEqual([
    "random",
    "baseline",
    "svd",
    "knn",
    "popular",
    "ease_pair",
    "ease_window",
    "svd_best",
  ]);
  expect(training.grid).toHaveLength(17);
  const { items } = (await program.ask("/models")).body;
  expect(items).toMatchObject([
    { version: 2, role: "list", stage: "production", promoted: true },
    { version: 1, role: "rating", stage: "production", promoted: true },
  ]);
  expect(items[1].metrics.rmse).toBeLessThan(training.evaluations[0].rmse);

  // The same again is no better: what serves goes on.
  const again = await trained(program);
  expect(again).toMatchObject({ promoted: false, list_promoted: false, previous: { version: 1 } });
  expect(
    (await program.ask("/models")).body.items.filter(({ stage }: { stage: string }) => stage === "candidate"),
  ).toHaveLength(2);

  // More ratings by the same recipe: it knows more.
  await imported(program, { ratings: madeRatings({ users: 60, films: 30, seed: 9 }) }, "more");
  const more = await trained(program);
  expect(more.list_promoted).toBe(true);
});

test("an unknown user gets popular films, a known user a personal list", async () => {
  await using program = await startLoggedInProgram();
  await imported(program);
  expect((await program.ask("/predict/", "POST", { user_id: "nobody", top_n: 3 })).body).toMatchObject({
    user_id: "nobody",
    top_n: 3,
    cold_start: true,
    model_version: null,
  });
  await trained(program);
  const known = (await program.ask("/predict/", "POST", { user_id: 4, top_n: 5 })).body;
  expect(known).toMatchObject({ cold_start: false, model_version: 2 });
  expect(known.recommendations).toHaveLength(5);
  expect((await program.ask("/predict/", "POST", { user_id: 4, top_n: 5 })).body).toEqual(known);
  expect((await program.ask("/predict/", "POST", { user_id: "nobody", top_n: 3 })).body.cold_start).toBe(true);
  const rated = new Set(
    madeRatings({ users: 45, films: 30 })
      .filter(({ user }) => user === 4)
      .map(({ film }) => `The Film ${film}`),
  );
  expect(known.recommendations.some(({ title }: { title: string }) => rated.has(title))).toBe(false);
  const logged = program.engine.local.store.sql<{ person: string }>("SELECT person FROM prediction").all();
  expect(logged).toHaveLength(4);
  expect(logged.some(({ person }) => person.includes("nobody"))).toBe(false);
});

test.for([0, 201, 1.5, "ten"])("top_n %s is refused", async (topN) => {
  await using program = await startLoggedInProgram();
  expect((await program.ask("/predict/", "POST", { user_id: "ada", top_n: topN })).status).toBe(422);
});

test("the personal list follows what is rated, with reasons, and without what is known", async () => {
  await using program = await startLoggedInProgram();
  // Six of the stand-in's films, numbered as the set numbers them.
  await program.clips(
    "The Blue Lighthouse (1971).mp4",
    ...Array.from({ length: 7 }, (_, index) => `film {tmdb-${4_000_002 + index}}.mp4`),
  );
  await program.ask("/api/files", "POST", { paths: [join(program.folder, "films")] });
  await program.settled();
  await imported(program, { tmdbFrom: 4_000_000 });
  await trained(program);
  const films = (await program.ask("/api/films?limit=20")).body.items;
  const cold = (await program.ask("/api/me/recommendations")).body;
  expect(cold).toMatchObject({ coldStart: true, model: null });

  const rated = films.slice(0, 3);
  for (const film of rated) await program.ask(`/api/films/${film.id}/rating`, "PUT", { value: 5 });
  const { body } = await program.ask("/api/me/recommendations?limit=3");
  expect(body).toMatchObject({ coldStart: false, model: { version: 2, kind: expect.stringMatching(/^ease_/) } });
  const ids = new Set(rated.map(({ id }: { id: number }) => id));
  expect(body.items.some(({ film }: { film: { id: number } }) => ids.has(film.id))).toBe(false);
  expect(body.items.some(({ reason }: { reason: { kind: string } }) => reason.kind === "because_you_liked")).toBe(true);
  const because = body.items.find(({ reason }: { reason: { kind: string } }) => reason.kind === "because_you_liked");
  expect(because.reason.text).toMatch(/^Because you liked /);

  // Every film of the library is reached, once.
  const seen: number[] = [];
  for (let cursor = ""; ; ) {
    const page = (await program.ask(`/api/me/recommendations?limit=2${cursor && `&cursor=${cursor}`}`)).body;
    seen.push(...page.items.map(({ film }: { film: { id: number } }) => film.id));
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  expect(seen.toSorted()).toEqual(
    films
      .map(({ id }: { id: number }) => id)
      .filter((id: number) => !ids.has(id))
      .toSorted(),
  );
  expect((await program.ask("/api/me/recommendations?cursor=xx")).status).toBe(400);

  const { items: toGet } = (await program.ask("/api/me/discoveries?limit=5")).body;
  expect(toGet).toHaveLength(5);
  const titles = new Set(films.map(({ title }: { title: string }) => title));
  expect(toGet.some(({ title }: { title: string }) => titles.has(title))).toBe(false);
  expect(toGet[0]).toMatchObject({ title: expect.stringMatching(/^The Film \d+$/), tmdbId: expect.any(Number) });
  const explored = (await program.ask("/api/me/recommendations?limit=20&exploration=0.5")).body.items;
  expect(explored).toHaveLength(films.length - 3);
  // The name of the field in 0.1.
  expect((await program.ask("/api/me/recommendations?limit=20&adventure=0.5")).body.items).toEqual(explored);
  expect((await program.ask("/api/me/recommendations?exploration=2")).status).toBe(422);

  const [unwanted] = body.items;
  const address = `/api/films/${unwanted.film.id}/dismissed`;
  const shown = async () =>
    (await program.ask("/api/me/recommendations?limit=20")).body.items.map(
      ({ film }: { film: { id: number } }) => film.id,
    );
  expect((await program.ask(address, "PUT", { dismissed: true })).status).toBe(204);
  expect(await shown()).not.toContain(unwanted.film.id);
  await program.ask(address, "PUT", { dismissed: false });
  expect(await shown()).toContain(unwanted.film.id);
});

test("without community ratings the list is content-based", async () => {
  await using program = await startLoggedInProgram();
  await program.clips(...Array.from({ length: 9 }, (_, index) => `film {tmdb-${4_000_001 + index}}.mp4`));
  await program.ask("/api/files", "POST", { paths: [join(program.folder, "films")] });
  await program.settled();
  const films = (await program.ask("/api/films?limit=20")).body.items;
  const liked = films.slice(0, 3);
  for (const film of liked) await program.ask(`/api/films/${film.id}/rating`, "PUT", { value: 5 });
  const { body } = await program.ask("/api/me/recommendations?limit=20");
  expect(body).toMatchObject({ coldStart: false, model: null, ratingsMissing: 0 });
  const [first] = body.items;
  // The stand-in's films share their casts.
  expect(first.reason).toMatchObject({
    kind: "actors",
    text: expect.stringMatching(/^With .*, as in films you liked$/),
  });
  expect(liked.map(({ id }: { id: number }) => id)).toContain(first.reason.filmIds[0]);
  expect(new Set(body.items.map(({ film }: { film: { id: number } }) => film.id)).size).toBe(films.length - 3);
});

test("what becomes of suggested films is counted for the list that named them, once", async () => {
  await using program = await startLoggedInProgram();
  await program.clips("The Blue Lighthouse (1971).mp4", "film {tmdb-4000002}.mp4");
  await program.ask("/api/files", "POST", { paths: [join(program.folder, "films")] });
  await program.settled();
  const precision = async () => (await program.ask("/api/predictions/precision")).body.items;
  const [film] = (await program.ask("/api/films")).body.items;
  await program.ask(`/api/films/${film.id}`);
  expect(await precision()).toEqual([]);
  await program.ask("/api/me/recommendations");
  expect(await precision()).toMatchObject([{ lists: 1, shown: 0 }]);
  for (let times = 0; times < 2; times += 1) {
    const seen = await program.ask("/api/me/recommendations/seen", "POST", { filmIds: [film.id, 9_999] });
    expect(seen.status).toBe(204);
    await program.ask(`/api/films/${film.id}`);
  }
  await program.ask(`/api/films/${film.id}/rating`, "PUT", { value: 4.5 });
  const metrics = (await program.ask("/metrics")).body.text;
  for (const outcome of ["shown", "opened", "rated", "liked"])
    expect(metrics).toContain(`filmotheque_recommendation_outcomes_total{version="none",outcome="${outcome}"} 1`);
  expect(metrics).toContain('filmotheque_predictions_total{role="list",cold_start="true"} 1');
  expect(await precision()).toEqual([{ version: null, lists: 1, shown: 1, opened: 1, watched: 0, rated: 1, liked: 1 }]);
  // Far later it is no merit of that list.
  program.passMs(40 * 24 * 3_600_000);
  await program.logIn();
  await program.ask(`/api/films/${film.id}/watched`, "PUT", { watched: true });
  expect((await precision())[0].watched).toBe(0);
});

test("too few ratings are reported, with the number required", async () => {
  await using program = await startLoggedInProgram();
  const empty = await program.ask("/training/", "POST", {});
  expect(empty).toMatchObject({ status: 409, body: { code: "not_enough_data" } });
  expect(empty.body.detail).toContain("0 / 200");
  // Enough ratings, but no user with enough of them to learn from.
  const lonely = Array.from({ length: 300 }, (_, index) => ({
    user: index,
    film: (index % 30) + 1,
    value: 3,
    time: 0,
  }));
  await imported(program, { ratings: lonely });
  const refused = await program.ask("/training/", "POST", {});
  expect(refused).toMatchObject({ status: 409, body: { code: "not_enough_data" } });
  expect(refused.body.detail).toContain("0 / 200");
  expect((await program.ask("/training/")).body).toMatchObject({
    ratings: 300,
    readiness: { can_train: false, reason: "too_few_after_filter", have: 0, need: 200 },
  });
  // The schedule agrees: nothing starts, and nothing fails.
  expect(await program.engine.local.recommendation.trainings.startWhenDue()).toBe(false);
  expect((await program.ask("/api/jobs?kind=train")).body.items).toEqual([]);
});

test("a training whose ratings are removed before its turn is refused, which is no failure", async () => {
  await using program = await startLoggedInProgram();
  await imported(program);
  program.engine.local.jobs.pause();
  const { training_id: id } = (await program.ask("/training/", "POST", {})).body;
  const [{ id: importId }] = (await program.ask("/api/ratings/imports")).body.items;
  expect((await program.ask(`/api/ratings/imports/${importId}`, "DELETE")).status).toBe(200);
  program.engine.local.jobs.resume();
  const training = await finished(program, id);
  expect(training).toMatchObject({ state: "refused", error: "not_enough_data", promoted: false });
  expect((await program.ask(`/api/jobs/${training.job_id}`)).body.state).toBe("done");
  expect(await program.engine.local.recommendation.trainings.startWhenDue()).toBe(false);
});

test("one training runs at a time, and can be cancelled; another can follow", async () => {
  await using program = await startLoggedInProgram();
  await imported(program);
  const first = (await program.ask("/training/", "POST", {})).body.training_id;
  expect((await program.ask("/training/", "POST", {})).body.training_id).toBe(first);
  const { job_id } = (await program.ask(`/training/${first}`)).body;
  await program.ask(`/api/jobs/${job_id}`, "DELETE");
  expect(await finished(program, first)).toMatchObject({ state: "cancelled", promoted: false });
  expect((await program.ask("/models")).body.items).toEqual([]);
  expect(await trained(program)).toMatchObject({ state: "done" });
});

test("a training that was cut off goes on behind its last finished stage", async () => {
  await using program = await startLoggedInProgram();
  await imported(program);
  const id = (await program.ask("/training/", "POST", {})).body.training_id;
  const before = await eventually("the first model is measured", async () => {
    const { body } = await program.ask(`/training/${id}`);
    return body.evaluations.length > 0 && body;
  });
  expect(before.state).toBe("running");
  await program.restart();
  const after = await finished(program, id);
  expect(after.state).toBe("done");
  // What was measured before was not measured again.
  const [first] = before.evaluations;
  expect(after.evaluations.find(({ model }: { model: string }) => model === first.model)).toEqual(first);
});

test("a training begins by itself after enough new ratings, and not while other work waits", async () => {
  await using program = await startLoggedInProgram();
  const { recommendation } = program.engine.local;
  const settings = (learning: object) =>
    program.ask("/api/settings", "PUT", {
      learning: { minRatingsPerFilm: 2, minRatingsPerUser: 5, trainAfter: 100, ...learning },
    });
  expect(await recommendation.trainings.startWhenDue()).toBe(false);
  await imported(program);
  expect((await settings({ trainAfter: 0 })).status).toBe(200);
  expect(await recommendation.trainings.startWhenDue()).toBe(false);
  await settings({});
  expect(await recommendation.trainings.startWhenDue()).toBe(true);
  expect(await recommendation.trainings.startWhenDue()).toBe(false);
  expect(await finished(program, 1)).toMatchObject({ state: "done" });
  // Nothing new since.
  expect(await recommendation.trainings.startWhenDue()).toBe(false);
  expect((await settings({ minRatingsPerUser: 0 })).status).toBe(422);
});

test("a version is promoted manually, and back; a damaged one is not, and the serving one stays", async () => {
  await using program = await startLoggedInProgram();
  await imported(program);
  await trained(program);
  await trained(program);
  expect((await program.ask("/models/3/promote", "POST")).body).toMatchObject({ version: 3, stage: "production" });
  expect((await program.ask("/models/1/promote", "POST")).body).toMatchObject({ version: 1, stage: "production" });
  expect((await program.ask("/models/99/promote", "POST")).status).toBe(404);

  const folder = join(program.folder, "library", "models");
  expect(readdirSync(folder).sort()).toEqual(["v1.bin", "v2.bin", "v3.bin", "v4.bin"]);
  writeFileSync(join(folder, "v3.bin"), "FILMOMDL and then nothing of the kind");
  expect(await program.ask("/models/3/promote", "POST")).toMatchObject({
    status: 409,
    body: { code: "model_damaged" },
  });
  expect(
    (await program.ask("/models")).body.items.find(
      ({ stage, role }: { stage: string; role: string }) => stage === "production" && role === "rating",
    ).version,
  ).toBe(1);
});

test("a member who is removed during a training takes their ratings along, and harms it not", async () => {
  await using program = await startLoggedInProgram();
  await imported(program);
  await program.ask("/api/users", "POST", { userId: "eve", password: "velvet and dust" });
  const { training_id: id } = (await program.ask("/training/", "POST", {})).body;
  expect((await program.ask("/api/users/eve", "DELETE")).status).toBe(204);
  expect(await finished(program, id)).toMatchObject({ state: "done", promoted: true });
  expect((await program.ask("/predict/", "POST", { user_id: "eve", top_n: 3 })).body.cold_start).toBe(true);
});

test("a version that cannot be written is not registered, and what serves goes on", async () => {
  await using program = await startLoggedInProgram();
  await imported(program);
  await trained(program);
  const folder = join(program.folder, "library", "models");
  // The next version's file cannot be written, because a folder has its name.
  mkdirSync(join(folder, "v3.bin.part"));
  const { training_id: id } = (await program.ask("/training/", "POST", {})).body;
  await eventually("the first attempt fails", async () => {
    const { body } = await program.ask(`/training/${id}`);
    const job = (await program.ask(`/api/jobs/${body.job_id}`)).body;
    return job.attempts > 0 && job.error;
  });
  expect((await program.ask("/models")).body.items).toHaveLength(2);
  expect((await program.ask("/predict/", "POST", { user_id: 4, top_n: 3 })).body.model_version).toBe(2);
  // Room again: the training goes on behind what it has.
  rmSync(join(folder, "v3.bin.part"), { recursive: true });
  program.passMs(3_600_000);
  program.engine.local.jobs.runNow(["train"]);
  expect(await finished(program, id)).toMatchObject({ state: "done" });
  expect((await program.ask("/models")).body.items).toHaveLength(4);
});

test("where the artefact that serves is gone the one before it answers", async () => {
  await using program = await startLoggedInProgram();
  await imported(program);
  await trained(program);
  await trained(program);
  await program.ask("/models/4/promote", "POST");
  rmSync(join(program.folder, "library", "models", "v4.bin"));
  await program.restart();
  expect((await program.ask("/predict/", "POST", { user_id: 4, top_n: 3 })).body).toMatchObject({
    cold_start: false,
    model_version: 2,
  });
});
