import { expect, test } from "vitest";
import type { z } from "zod";
import { type FollowParts, followRole } from "../../../src/recommendation/mlflow/followRole.ts";
import type { RoleLink } from "../../../src/recommendation/mlflow/linkRecords.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

test("a version that stays unusable is downloaded less and less often, but once a day", async () => {
  let now = 0;
  let link: RoleLink = { agreed: null, notice: null, refused: null, retryAt: 0 };
  const loadedAt: number[] = [];
  const answers: Record<string, unknown> = {
    "/registered-models/get": { registered_model: { aliases: [{ alias: "production", version: "3" }] } },
    "/model-versions/get": { model_version: { version: "3", status: "FAILED_REGISTRATION" } },
  };
  const parts = {
    client: {
      get(path: string, _query: unknown, schema: z.ZodType) {
        if (path === "/model-versions/get") loadedAt.push(now);
        return Promise.resolve(schema.parse(answers[path]));
      },
    },
    registry: { promoted: () => null, serving: () => null },
    records: {
      role: () => link,
      saveRole: (_: unknown, changed: Partial<RoleLink>) => {
        link = { ...link, ...changed };
      },
      all: () => new Map(),
      ofMlflow: () => null,
    },
    refusals: new Map(),
    inTransaction: (write: () => void) => write(),
    noteAliases: () => undefined,
    now: () => now,
  };
  const { signal } = new AbortController();
  for (; now < 10 * DAY_MS; now += MINUTE_MS) await followRole("list", parts as unknown as FollowParts, signal);

  const waits = loadedAt.slice(1).map((at, index) => (at - (loadedAt[index] ?? 0)) / MINUTE_MS);
  expect(waits.slice(0, 9)).toEqual([15, 30, 60, 120, 240, 480, 960, 1_440, 1_440]);
  expect(link).toMatchObject({ refused: 3, notice: { code: "mlflow_artefact_damaged" } });
});
