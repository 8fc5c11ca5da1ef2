import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");

/** TanStack Query calls these of the last call alone, and of none once the component is gone. */
const ERROR_OF_A_CALL = /\.mutate\((?:[^()]|\([^()]*\))*?\bon(?:Error|Settled)\b/g;
/** What it throws counts as a failure of the mutation, which was saved. */
const WAITING_SUCCESS = /\basync onSuccess\b|\bonSuccess: async\b/g;

const found = (source: string, forbidden: RegExp) => [...source.matchAll(forbidden)].map(([text]) => text);

test.for([
  ["what a failed change reverts is in the options of its mutation", ERROR_OF_A_CALL],
  ["what follows a saved change cannot make it a failed one", WAITING_SUCCESS],
] as const)("%s", ([, forbidden]) => {
  const files = globSync("renderer/**/*.{ts,tsx}", { cwd: ROOT });
  const places = files.flatMap((file) =>
    found(readFileSync(join(ROOT, file), "utf8"), forbidden).map((text) => `${file}: ${text}`),
  );
  expect(files.length).toBeGreaterThan(300);
  expect(places).toEqual([]);
});

test("the guard refuses callbacks of one call, and a success that waits", () => {
  expect(found("rate.mutate({ id, value: of(id) }, { onError: () => forget(id) });", ERROR_OF_A_CALL)).toHaveLength(1);
  expect(found("kept.mutate(value, {\n  onSettled: end });", ERROR_OF_A_CALL)).toHaveLength(1);
  expect(found("onSuccess: async (decided) => {", WAITING_SUCCESS)).toHaveLength(1);
  expect(found("async onSuccess(decided) {", WAITING_SUCCESS)).toHaveLength(1);
});

test("the guard lets a note about one call pass", () => {
  const source =
    'change.mutate({ tmdbKey: null }, { onSuccess: () => showToast(t("keyForgotten")) }); onError: () => 1';
  expect([...found(source, ERROR_OF_A_CALL), ...found(source, WAITING_SUCCESS)]).toEqual([]);
});
