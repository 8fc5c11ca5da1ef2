import { describe, expect, test } from "vitest";
import { describeApi } from "../../../src/api/openApi/describeApi.ts";
import { FIELD_ALIASES, type FieldAliases, PATH_ALIASES, resolvePathAlias } from "../../../src/contract/index.ts";

const fieldAliases = Object.values<FieldAliases>(FIELD_ALIASES);

describe("a former path", () => {
  test.for([
    ["/api/films/rail", "/api/films/jump-index"],
    ["/api/films/rail/", "/api/films/jump-index"],
    ["/api/films/12/not-for-me", "/api/films/12/dismissed"],
    ["/api/films/%F0%9F%8E%AC/not-for-me", "/api/films/%F0%9F%8E%AC/dismissed"],
    ["/api/films/$1/not-for-me", "/api/films/$1/dismissed"],
  ])("%s is %s", ([former, path]) => expect(resolvePathAlias(former!)).toBe(path));

  test.for(["/api/films/1/2/not-for-me", "/api/films//not-for-me", "/api/films/rails", "/x/api/films/rail", "/"])(
    "%s is none",
    (path) => expect(resolvePathAlias(path)).toBe(path),
  );
});

test("every former path is described like the route that it is an alias of, and is deprecated", async () => {
  const { paths = {} } = await describeApi("0.0.0").document();
  for (const [former, path] of Object.entries(PATH_ALIASES)) {
    expect(Object.keys(paths[former] ?? {})).toEqual(Object.keys(paths[path] ?? { missing: path }));
    for (const method of ["get", "post", "put"] as const) {
      const { operationId, description, ...same } = paths[path]?.[method] ?? {};
      if (!operationId) continue;
      expect(paths[former]?.[method]).toEqual({
        ...same,
        deprecated: true,
        operationId: `${operationId}.former`,
        description: expect.stringContaining(`Former name of \`${path}\`.`),
      });
      expect([path, paths[path]?.[method]?.deprecated]).toEqual([path, undefined]);
    }
  }
});

test.for(fieldAliases.map((alias) => [`${alias.of} of ${alias.route}`, alias] as const))(
  "%s is described with both names, the former deprecated",
  async ([, { route, of, names }]) => {
    const { paths = {} } = await describeApi("0.0.0").document();
    const [method, path] = route.toLowerCase().split(" ");
    const operation = paths[Object.keys(paths).find((each) => each.toLowerCase() === path) ?? ""];
    const described = operation?.[method as "get"];
    const part = of === "answer" ? described?.responses : (described?.requestBody ?? described?.parameters);
    for (const [former, name] of Object.entries(names)) {
      expect(deprecations(part, former)).toEqual([true]);
      expect(deprecations(part, name)).toEqual([undefined]);
    }
  },
);

test("the list in the documents is that of the contract", async () => {
  const paths = Object.entries(PATH_ALIASES).map(([former, path]) => `| \`${path}\` | \`${former}\` |`);
  const fields = fieldAliases.flatMap(({ route, of, within, names }) =>
    Object.entries(names).map(([former, name]) => {
      const way = within.map((key) => `${key}[].`).join("");
      return `| \`${route}\` | ${of} | \`${way}${name}\` | \`${way}${former}\` |`;
    }),
  );
  const tables = [
    ["| path | former path |", "| --- | --- |", ...paths].join("\n"),
    ["| route | in its | field | former field |", "| --- | --- | --- | --- |", ...fields].join("\n"),
  ];
  await expect(`${HEADING}\n\n${tables.join("\n\n")}\n`).toMatchFileSnapshot("../../../docs/api.md");
});

const HEADING = `# The API and its former names

The running program describes its whole API at \`/api/openapi.json\`, and as a web page at \`/api/docs\`. Some routes and fields have been renamed. Both names work. A former path is the same route, with the same access rules and limits. Responses contain both fields with the same value. Requests may use either field; if both are sent, the current one takes precedence. The description marks former names as deprecated. New clients should use the current names.

This page is generated from \`src/contract/aliases.ts\` by its test (\`vitest run --project unit tests/unit/contract/aliases.test.ts -u\`).`;

/** The flag of each parameter or property of that name, at any depth. */
function deprecations(node: unknown, name: string): unknown[] {
  if (typeof node !== "object" || node === null) return [];
  const here: unknown[] = [];
  if ("properties" in node) {
    const property = (node.properties as Record<string, { deprecated?: boolean }>)[name]; // JSON Schema's own word
    if (property) here.push(property.deprecated);
  }
  if ("in" in node && "name" in node && node.name === name)
    here.push("deprecated" in node ? node.deprecated : undefined);
  return [...here, ...Object.values(node).flatMap((child) => deprecations(child, name))];
}
