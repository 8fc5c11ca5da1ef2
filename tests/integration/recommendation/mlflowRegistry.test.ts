import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { type MlflowStandIn, startMlflowStandIn } from "../../standins/mlflow.ts";
import { foreignListModel, foreignRatingModel } from "../../support/foreignArtefact.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { madeRatings } from "../../unit/recommendation/madeRatings.ts";
import { startLoggedInProgram } from "../wholeProgram/program.ts";
import { writeRatingSet } from "./ratingSetFiles.ts";

type Program = Awaited<ReturnType<typeof startLoggedInProgram>>;

const CLI = resolve(import.meta.dirname, "../../../src/cli/main.ts");
const LIST = "filmotheque-list";
/** As `writeRatingSet` describes its films; the last is in no set. */
const FILMS = [1, 2, 3, 4, 5]
  .map((film) => ({ tmdb: 4_500_000 + film, year: 1950 + film, title: `Film ${film}` }))
  .concat({ tmdb: 4_600_001, year: 1999, title: "Known to the model alone" });

/** A program with a few ratings of strangers, and a server whose registry it follows. */
async function startProgramWith(server: MlflowStandIn, environment: Record<string, string> = {}): Promise<Program> {
  const program = await startLoggedInProgram({ environment: { MLFLOW_TRACKING_URI: server.url, ...environment } });
  const ratings = madeRatings({ users: 9, films: 30 });
  await program.ask("/api/ratings/imports", "POST", { path: writeRatingSet(join(program.folder, "set"), { ratings }) });
  await program.settled();
  return program;
}

const mlflowCheck = async (program: Program) =>
  (await program.ask("/api/health/checks")).body.items.find(({ name }: { name: string }) => name === "mlflow");
const follow = async (program: Program) => (await program.ask("/models/mlflow/follow", "POST", {})).body;

/** What serves lists: MLflow's number, and whether it was loaded from there. */
async function serving(program: Program) {
  const { items } = (await program.ask("/models")).body;
  const found = items.find((one: { role: string; stage: string }) => one.role === "list" && one.stage === "production");
  return found ? { version: found.version, mlflow: found.mlflow_version, isLoaded: found.from_mlflow } : null;
}

const aliasesOf = (server: MlflowStandIn) => Object.fromEntries(server.models.get(LIST)?.aliases ?? []);
const promote = (program: Program, version: number) => program.ask(`/models/${version}/promote`, "POST", {});

test("a model that another program made is loaded from MLflow, served, and followed both ways", async () => {
  await using server = await startMlflowStandIn();
  const first = server.addVersion(LIST, { "model.bin": foreignListModel(FILMS) });
  const second = server.addVersion(LIST, { "model.bin": foreignListModel(FILMS.slice(0, 4)) });
  server.setAlias(LIST, "production", first);
  await using program = await startProgramWith(server);

  expect(await follow(program)).toMatchObject({ state: "connected", error: null, notices: [] });
  const loaded = await serving(program);
  expect(loaded).toMatchObject({ mlflow: Number(first), isLoaded: true });
  const predicted = (await program.ask("/predict/", "POST", { user_id: 1, top_n: 6 })).body;
  expect(predicted).toMatchObject({ cold_start: false, model_version: loaded?.version });
  const titles = predicted.recommendations.map(({ title }: { title: string }) => title);
  expect(titles).toContain("Known to the model alone");

  // Promoted at MLflow, then back again there.
  server.setAlias(LIST, "production", second);
  await follow(program);
  expect(await serving(program)).toMatchObject({ mlflow: Number(second) });
  server.setAlias(LIST, "production", first);
  await follow(program);
  expect(await serving(program)).toEqual(loaded);

  // Promoted here.
  const { items } = (await program.ask("/models")).body;
  const other = items.find((one: { mlflow_version: number }) => one.mlflow_version === Number(second));
  await promote(program, other.version);
  await follow(program);
  expect(aliasesOf(server)).toEqual({ production: second, previous: first });

  // Promoted here and there, to different versions: MLflow decides.
  const third = server.addVersion(LIST, { "model.bin": foreignListModel(FILMS.slice(0, 3)) });
  await promote(program, loaded?.version ?? 0);
  server.setAlias(LIST, "production", third);
  expect(await follow(program)).toMatchObject({ notices: [{ role: "list", code: "mlflow_conflict" }] });
  expect(await serving(program)).toMatchObject({ mlflow: Number(third) });
  await promote(program, loaded?.version ?? 0);
  expect(await follow(program)).toMatchObject({ notices: [] });
  expect(aliasesOf(server)).toEqual({ production: first, previous: third });

  // No version is in production there any more.
  server.setAlias(LIST, "production", null);
  expect(await follow(program)).toMatchObject({ notices: [{ code: "mlflow_withdrawn" }] });
  expect(await serving(program)).toEqual(loaded);
});

test("what cannot be verified never serves, and is tried again when a person asks", async () => {
  await using server = await startMlflowStandIn();
  const good = foreignListModel(FILMS);
  server.setAlias(LIST, "production", server.addVersion(LIST, { "model.bin": good }));
  await using program = await startProgramWith(server);
  await follow(program);
  const before = await serving(program);
  const bad: Record<string, [files: Record<string, Uint8Array>, tags?: Record<string, string>]> = {
    truncated: [{ "model.bin": good.subarray(0, good.length - 9) }],
    "of another format": [{ "model.bin": Buffer.from("\x80\x04\x95cos\nsystem\n") }],
    "for another task": [{ "model.bin": foreignRatingModel(FILMS) }],
    "not the one that was published": [{ "model.bin": good }, { "filmotheque.sha256": "0".repeat(64) }],
    missing: [{}],
  };
  for (const [what, [files, tags]] of Object.entries(bad)) {
    server.setAlias(LIST, "production", server.addVersion(LIST, files, tags));
    const { state, notices } = await follow(program);
    expect({ what, state, notices }).toEqual({
      what,
      state: "connected",
      notices: [expect.objectContaining({ role: "list", message: expect.stringContaining("MLflow v") })],
    });
    expect(await serving(program)).toEqual(before);
  }
  // Uploaded again, whole.
  const [last] = [...(server.models.get(LIST)?.versions ?? [])].slice(-1);
  server.artefacts.set(`${last?.source.replace("mlflow-artifacts:/", "")}/model.bin`, good);
  expect(await follow(program)).toMatchObject({ notices: [] });
  expect(await serving(program)).toMatchObject({ mlflow: Number(last?.version) });
});

test("a version that was deleted at MLflow and is promoted here stays in use, and one trained here is published again", async () => {
  await using server = await startMlflowStandIn();
  await using program = await startLoggedInProgram({ environment: { MLFLOW_TRACKING_URI: server.url } });
  await program.ask("/api/ratings/imports", "POST", { path: writeRatingSet(join(program.folder, "set")) });
  await program.settled();
  await program.ask("/training/", "POST", {});
  await expect.poll(() => aliasesOf(server)).toEqual({ production: "1" });
  await program.settled();
  const trained = await serving(program);
  expect(trained).toMatchObject({ mlflow: 1, isLoaded: false });

  const foreign = server.addVersion(LIST, { "model.bin": foreignListModel(FILMS) });
  const other = server.addVersion(LIST, { "model.bin": foreignListModel(FILMS.slice(0, 4)) });
  for (const version of [foreign, other]) {
    server.setAlias(LIST, "production", version);
    await follow(program);
  }
  const { items } = (await program.ask("/models")).body;
  const loaded = items.find((one: { mlflow_version: number }) => one.mlflow_version === Number(foreign));

  server.deleteVersion(LIST, foreign);
  await promote(program, loaded.version);
  expect(await follow(program)).toMatchObject({ state: "connected", notices: [{ code: "mlflow_deleted" }] });
  expect(await serving(program)).toMatchObject({ version: loaded.version });
  expect(aliasesOf(server)).toEqual({ production: other });

  server.deleteVersion(LIST, "1");
  await promote(program, trained?.version ?? 0);
  await follow(program);
  await expect.poll(() => aliasesOf(server)).toEqual({ production: "4", previous: other });
  expect(await follow(program)).toMatchObject({ state: "connected", notices: [] });
  expect(await serving(program)).toEqual({ ...trained, mlflow: 4 });
  expect(server.runs).toHaveLength(1);
});

test("a desktop that only follows keeps the files of a few versions", async () => {
  await using server = await startMlflowStandIn();
  await using program = await startProgramWith(server);
  const bytes = foreignListModel(FILMS);
  for (let version = 1; version <= 6; version += 1) {
    server.setAlias(LIST, "production", server.addVersion(LIST, { "model.bin": bytes }));
    expect(await follow(program)).toMatchObject({ state: "connected", notices: [] });
  }
  expect(readdirSync(join(program.folder, "library/models")).toSorted()).toEqual(["v4.bin", "v5.bin", "v6.bin"]);
  expect(await serving(program)).toMatchObject({ mlflow: 6 });
  // One whose file was removed is loaded once more.
  server.setAlias(LIST, "production", "1");
  expect(await follow(program)).toMatchObject({ state: "connected", notices: [] });
  expect(await serving(program)).toMatchObject({ mlflow: 1, isLoaded: true });
});

test("what is wrong with one model does not keep the other from being followed", async () => {
  await using server = await startMlflowStandIn();
  await using program = await startProgramWith(server);
  server.setAlias(LIST, "production", server.addVersion(LIST, { "model.bin": foreignListModel(FILMS) }));
  const rating = "filmotheque-rating";
  server.setAlias(rating, "production", server.addVersion(rating, { "model.bin": foreignRatingModel(FILMS) }));
  const [version] = server.models.get(rating)?.versions ?? [];
  if (!version) throw new Error("no version was added");

  version.status = "PENDING_REGISTRATION";
  expect(await follow(program)).toMatchObject({
    state: "connected",
    notices: [{ role: "rating", code: "mlflow_artefact_pending" }],
  });
  expect(await serving(program)).toMatchObject({ mlflow: 1 });
  version.status = "FAILED_REGISTRATION";
  expect(await follow(program)).toMatchObject({ notices: [{ role: "rating", code: "mlflow_artefact_damaged" }] });
  version.status = "READY";
  expect(await follow(program)).toMatchObject({ state: "connected", notices: [] });

  server.fail("/registered-models/get", "refused");
  server.setAlias(LIST, "production", server.addVersion(LIST, { "model.bin": foreignListModel(FILMS) }));
  expect(await follow(program)).toMatchObject({ state: "failed", error: { code: "mlflow_refused" } });
  expect(await serving(program)).toMatchObject({ mlflow: 2 });
});

test("without the server the last verified version serves, and the page says why without naming the server", async () => {
  const server = await startMlflowStandIn({ authorization: "Bearer t0ken-of-ada" });
  server.setAlias(LIST, "production", server.addVersion(LIST, { "model.bin": foreignListModel(FILMS) }));
  await using program = await startProgramWith(server, { MLFLOW_TRACKING_TOKEN: "t0ken-of-ada" });
  await follow(program);
  const before = await serving(program);
  expect(before).not.toBeNull();
  expect(await mlflowCheck(program)).toMatchObject({ state: "ok", action: null });
  server.fail("/registered-models/get", "401");
  expect(await follow(program)).toMatchObject({ state: "failed", error: { code: "mlflow_unauthorized" } });
  await server[Symbol.asyncDispose]();
  const failed = await follow(program);
  expect(failed).toMatchObject({ state: "failed", error: { code: "mlflow_unreachable" } });
  expect(await mlflowCheck(program)).toMatchObject({ state: "warning", action: "models" });
  await program.restart();
  await program.logIn();
  expect(await serving(program)).toEqual(before);
  const { body } = await program.ask("/predict/", "POST", { user_id: 1, top_n: 3 });
  expect(body).toMatchObject({ cold_start: false, model_version: before?.version });
  const logged = JSON.stringify([failed, (await program.ask("/api/jobs")).body, (await program.ask("/api/logs")).body]);
  expect(logged).not.toContain("t0ken-of-ada");
  expect(logged).not.toContain(new URL(server.url).host);
});

test("a model trained on one machine by the command line serves a desktop, which finds every film by its ids", async () => {
  await using server = await startMlflowStandIn();
  const data = join(temporaryFolder("trainer"), "library");
  const onTrainer = (...words: string[]) => filmotheque(data, server.url, words);
  await onTrainer("import-ratings", writeRatingSet(join(data, "../set")));
  expect(await onTrainer("train", "--wait")).toMatchObject({
    state: "done",
    mlflow_version: 1,
    mlflow_list_version: 1,
    mlflow_error: null,
  });
  expect(server.runs).toMatchObject([{ status: "FINISHED" }]);
  expect(aliasesOf(server)).toEqual({ production: "1" });

  await using desktop = await startProgramWith(server);
  await follow(desktop);
  expect(await serving(desktop)).toMatchObject({ mlflow: 1, isLoaded: true });
  const [here, there] = await Promise.all([
    desktop.ask("/predict/", "POST", { user_id: 3, top_n: 5 }).then(({ body }) => body),
    onTrainer("predict", "3", "--top-n", "5"),
  ]);
  const titlesOf = ({ recommendations = [] }: { recommendations?: { title: string }[] }) =>
    recommendations.map(({ title }) => title);
  expect(titlesOf(here)).toHaveLength(5);
  expect(titlesOf(here)).toEqual(titlesOf(there));

  // The next training compares with what MLflow has in production by then.
  const foreign = server.addVersion("filmotheque-rating", { "model.bin": foreignRatingModel(FILMS) });
  server.setAlias("filmotheque-rating", "production", foreign);
  const { previous } = await onTrainer("train", "--wait");
  const { items } = await onTrainer("models");
  expect(items.find(({ version }: { version: number }) => version === previous.version)).toMatchObject({
    role: "rating",
    mlflow_version: Number(foreign),
  });
});

/** @returns the JSON document that a command prints */
// biome-ignore lint/suspicious/noExplicitAny: each command has its own document
function filmotheque(data: string, uri: string, words: readonly string[]): Promise<any> {
  const { promise, resolve: done, reject } = Promise.withResolvers<unknown>();
  const env = { ...process.env, FILMOTHEQUE_LANGUAGE: "en", MLFLOW_TRACKING_URI: uri };
  execFile(process.execPath, [CLI, "--data", data, ...words, "--json"], { env }, (error, out, err) =>
    error ? reject(new Error(`${words.join(" ")}: ${err}`, { cause: error })) : done(JSON.parse(out)),
  );
  return promise;
}
