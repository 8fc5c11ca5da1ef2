import { expect, test } from "vitest";
import { z } from "zod";
import { contract } from "../../../src/contract/index.ts";

interface Procedure {
  readonly "~orpc": {
    readonly route: { readonly method?: string; readonly path?: string };
    readonly inputSchema?: z.ZodType;
  };
}

/** Every route with the JSON Schema of its request. */
const inputs = proceduresOf(contract).flatMap(({ "~orpc": { route, inputSchema } }) =>
  inputSchema
    ? [
        {
          name: `${route.method} ${route.path}`,
          schema: z.toJSONSchema(inputSchema, { io: "input", unrepresentable: "any" }),
        },
      ]
    : [],
);

function proceduresOf(router: object): Procedure[] {
  return Object.values(router).flatMap((entry: object) =>
    "~orpc" in entry ? [entry as Procedure] : proceduresOf(entry),
  );
}

interface Node {
  readonly type?: string;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly enum?: unknown;
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly propertyNames?: unknown;
}

/** Paths of texts and lists without a bound. */
function unbounded(node: unknown, path = ""): string[] {
  if (typeof node !== "object" || node === null) return [];
  const { type, maxLength, maxItems, ...rest } = node as Node;
  const isText = type === "string" && rest.enum === undefined && rest.const === undefined && rest.format === undefined;
  const found = [
    ...(isText && maxLength === undefined && !isBoundedPattern(rest.pattern) ? [`${path}: a text of any length`] : []),
    ...(type === "array" && maxItems === undefined ? [`${path}: any number of items`] : []),
  ];
  return [...found, ...Object.entries(node).flatMap(([key, child]) => unbounded(child, `${path}/${key}`))];
}

function isBoundedPattern(pattern: string | undefined): boolean {
  return /^\^.*\$$/.test(pattern ?? "") && !/[*+]|,\}/.test(pattern ?? "");
}

test("law: every text and every list that a route reads has a bound", () => {
  expect(inputs.length).toBeGreaterThan(40);
  for (const { name, schema } of inputs) expect([name, unbounded(schema)]).toEqual([name, []]);
});
