import { expect, test } from "vitest";
import { describeApi } from "../../../src/api/openApi/describeApi.ts";
import { readRoutes } from "../../bench/scale/readRoutes.ts";

test("the scale bench knows what to ask of every route that reads", async () => {
  const { paths } = JSON.parse(JSON.stringify(await describeApi("0.0.0").document()));
  const routes = readRoutes(paths, 10_000);
  expect(routes.length).toBeGreaterThan(40);
  expect(routes.find(({ name }) => name === "GET /api/users")).toMatchObject({ isOwner: true });
  for (const { name, paths: requests } of routes) {
    expect([name, requests.length > 0 && requests.every((path) => !path.includes("{"))]).toEqual([name, true]);
  }
});
