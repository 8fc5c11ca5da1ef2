import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createMlflowLink, type MlflowLinkParts } from "../../../src/recommendation/mlflow/mlflowLink.ts";
import { writeArtefact } from "../../../src/recommendation/registry/artefact.ts";
import { createModelRegistry } from "../../../src/recommendation/registry/modelRegistry.ts";
import { startLoggedInProgram } from "../wholeProgram/program.ts";

const DATASET = { ratings: 1, users: 1, films: 1, mean: 3, fingerprint: "0" };

test("old artefacts are removed, but never one in use, the one before it, a new one or one that is needed", async () => {
  await using program = await startLoggedInProgram();
  const folder = join(program.folder, "models");
  const { store } = program.engine.local;
  store.database.exec("INSERT INTO training (id, state, stage, started_at) VALUES (1, 'done', 'finished', 0)");
  const registry = createModelRegistry({ store, folder, clock: Date });
  const bytes = writeArtefact({ meta: {}, arrays: {} });
  const made = { params: {}, metrics: {}, dataset: DATASET, program: "1", fitMs: 1, reason: {}, profile: null };
  const register = (role: "rating" | "list") =>
    registry.register({ ...made, role, kind: role === "rating" ? "svd" : "ease_pair", training: 1 }, bytes);
  // Odd versions estimate ratings, even ones rank.
  for (let pairs = 0; pairs < 8; pairs += 1) {
    register("rating");
    register("list");
  }
  registry.promote(1, null);
  registry.promote(5, null);
  registry.promote(2, null);
  const needed = new Set([7]);

  expect(registry.prune(needed).toSorted((a, b) => a - b)).toEqual([3, 4, 6, 8, 9, 10]);
  const kept = [
    "v1.bin",
    "v11.bin",
    "v12.bin",
    "v13.bin",
    "v14.bin",
    "v15.bin",
    "v16.bin",
    "v2.bin",
    "v5.bin",
    "v7.bin",
  ];
  expect(readdirSync(folder).toSorted()).toEqual(kept);
  expect(registry.list()).toHaveLength(16);
  expect(registry.serving("rating")?.version).toBe(5);
  expect([registry.hasFile(3), registry.hasFile(5)]).toEqual([false, true]);
  expect(() => registry.promote(3, null)).toThrow(expect.objectContaining({ code: "model_damaged" }));
  expect(registry.prune(new Set())).toEqual([7]);
  expect(registry.prune(new Set())).toEqual([]);
});

test("what serves is among the metrics, however many versions are newer", async () => {
  await using program = await startLoggedInProgram();
  const { store } = program.engine.local;
  const registry = createModelRegistry({ store, folder: join(program.folder, "library/models"), clock: Date });
  const bytes = writeArtefact({ meta: {}, arrays: {} });
  const made = { params: {}, metrics: { list: { ndcg: 0.08 } }, dataset: DATASET, program: "1", fitMs: 1, reason: {} };
  for (let version = 1; version <= 30; version += 1)
    registry.register({ ...made, role: "list", kind: "ease_pair", profile: null, training: null }, bytes);
  registry.promote(2, null);
  const { text } = (await program.ask("/metrics")).body;
  const exported = (text as string).split("\n").filter((line) => line.startsWith("filmotheque_model_info{"));
  expect(exported).toHaveLength(21);
  expect(exported.filter((line) => line.includes('stage="production"'))).toEqual([
    expect.stringContaining('version="2"'),
  ]);
  expect(text).toMatch(/^filmotheque_model_ndcg\{version="2"\} 0\.08$/m);
});

test("a server that never takes models does not let their files fill the disk", async () => {
  await using program = await startLoggedInProgram();
  const { store } = program.engine.local;
  store.database.exec("INSERT INTO training (id, state, stage, started_at) VALUES (1, 'done', 'finished', 0)");
  const folder = join(program.folder, "library/models");
  const registry = createModelRegistry({ store, folder, clock: Date });
  const bytes = writeArtefact({ meta: {}, arrays: {} });
  const made = { params: {}, metrics: {}, dataset: DATASET, program: "1", fitMs: 1, reason: {}, profile: null };
  for (let pairs = 0; pairs < 30; pairs += 1) {
    registry.register({ ...made, role: "rating", kind: "svd", training: 1 }, bytes);
    registry.register({ ...made, role: "list", kind: "ease_pair", training: 1 }, bytes);
  }
  registry.promote(2, null);
  const parts = { store, registry, clock: Date, address: { uri: "http://127.0.0.1:1" } };
  const link = createMlflowLink(parts as unknown as MlflowLinkParts);
  // Ten of each role wait for the server; what is in use stays as well.
  registry.prune(link.neededVersions());
  expect(registry.list().filter(({ version }) => registry.hasFile(version))).toHaveLength(21);
  expect([registry.hasFile(60), registry.hasFile(41), registry.hasFile(40), registry.hasFile(2)]).toEqual([
    true,
    true,
    false,
    true,
  ]);
  link.stop();
});
