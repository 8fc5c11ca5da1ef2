import { createConfig, lintFromString } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { describeApi } from "../../../src/api/openApi/describeApi.ts";
import { type StreamRoute, streamRoutes } from "../../../src/contract/index.ts";

test("Redocly's recommended rules find neither an error nor a warning in the description", async () => {
  const source = JSON.stringify(await describeApi("0.0.0").document());
  const config = await createConfig({ extends: ["recommended"] });
  const problems = await lintFromString({ source, absoluteRef: "/openapi.json", config });
  expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([]);
});

test("a route that streams is described with its limit, its parameters and who may call it", async () => {
  const { paths } = await describeApi("0.0.0").document();
  expect(paths?.["/api/films/{id}/poster"]?.put).toMatchObject({
    operationId: "films.setPoster",
    description: expect.stringContaining("Requires a session."),
    "x-access": "authenticated",
    "x-data": "library",
    parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
    requestBody: { description: "At most 20 MiB" },
    responses: { 204: {}, 401: {}, 413: {}, "4XX": {} },
  });
  expect(paths?.["/api/files/{id}/stream"]?.get?.responses).toMatchObject({ 200: {}, 206: {}, 416: {} });
  expect(paths?.["/metrics"]?.get).toMatchObject({ security: [] });
});

test("a route that reads a body has a limit", () => {
  for (const { method, path, bodyLimitBytes } of Object.values<StreamRoute>(streamRoutes)) {
    expect([path, bodyLimitBytes !== undefined]).toEqual([path, method === "PUT"]);
  }
});
