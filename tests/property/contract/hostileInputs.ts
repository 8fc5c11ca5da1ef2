/** What a JSON schema of the program's own description looks like, as far as inputs are built from it. */
export interface InputSchema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, InputSchema>>;
  readonly required?: readonly string[];
  readonly items?: InputSchema;
  readonly anyOf?: readonly InputSchema[];
  readonly oneOf?: readonly InputSchema[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly format?: string;
}

/** A key of an object or an index of a list, from the outermost. */
export type FieldPath = readonly (string | number)[];

/** Values that are written as they stand, also those that `JSON.stringify` never writes. */
export const HOSTILE_JSON: readonly string[] = [
  ...["null", "true", "0", "-0", "-1", "1", "0.1", "1e400", "-1e400", "9007199254740993", "1e-400", "4294967296"],
  ...['""', '" "', '"1"', '"a"', '"NaN"', '"1e400"', '"__proto__"', '"constructor"', '"toString"', '"..%2f..%2f1"'],
  ...['"\\u0000"', '"a\\u0000b"', '"\\ud800"', '"a\\udc00b"', '"\\u202eabc"', '"\\ufeff"', '"\\uffff"', '"e\\u0301"'],
  ...['"2024-02-30"', '"0000-00-00"', '"9999-12-31"', '"+275760-09-13"', '"\\ud83c\\udfac"', '"\' OR 1=1 --"', '"%"'],
  ...[
    "[]",
    "[[]]",
    "[null]",
    "{}",
    '{"length":1000000000}',
    '{"toString":1,"valueOf":2}',
    '{"then":1}',
    '{"toJSON":1}',
  ],
];

/** The same for one value of an address, before it is encoded. */
export const HOSTILE_TEXTS: readonly string[] = HOSTILE_JSON.filter((json) => json.startsWith('"'))
  .map((json) => JSON.parse(json) as string)
  .concat([
    "-0",
    "1e400",
    "0x1",
    "１",
    "٣",
    "+1",
    "1 ",
    "1\n",
    "[]",
    "{}",
    "9".repeat(39),
    "9".repeat(400),
    "x".repeat(9_000),
  ]);

/** Longer than any field takes, and within the limit of a body. */
export const LONG_JSON: readonly string[] = [
  JSON.stringify("x".repeat(900_000)),
  JSON.stringify("\u0301".repeat(150_000)),
  `[${"1,".repeat(200_000)}1]`,
  `[${"[".repeat(90)}${"]".repeat(90)}]`,
  `{${Array.from({ length: 20_000 }, (_, at) => `"k${at}":1`).join()}}`,
];

/** A value that the schema accepts, where a simple one does. Optional fields are there too. */
export function plausible(schema: InputSchema): unknown {
  if ("const" in schema) return schema.const;
  const chosen = schema.enum ?? schema.anyOf ?? schema.oneOf;
  if (schema.enum) return schema.enum[0];
  if (chosen) return plausible((schema.anyOf ?? schema.oneOf)?.[0] ?? {});
  const type = typeof schema.type === "string" ? schema.type : schema.type?.[0];
  switch (type) {
    case "object":
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, property]) => [name, plausible(property)]),
      );
    case "array":
      return [plausible(schema.items ?? {})];
    case "number":
    case "integer":
      return Math.max(1, schema.minimum ?? 1);
    case "boolean":
      return true;
    case "string":
      return schema.format === "date" ? "2024-05-01" : "a".repeat(Math.max(1, schema.minLength ?? 1));
    default:
      return "a";
  }
}

/** Every place of a value, the value itself first. */
export function placesIn(value: unknown, path: FieldPath = []): FieldPath[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...path, name]))];
}

/** The value as JSON, with other JSON in one place. */
export function withJsonAt(value: unknown, [name, ...rest]: FieldPath, json: string): string {
  if (name === undefined) return json;
  const written = (key: string, inner: unknown) =>
    key === String(name) ? withJsonAt(inner, rest, json) : JSON.stringify(inner);
  if (Array.isArray(value)) return `[${value.map((inner, at) => written(String(at), inner)).join()}]`;
  const entries = Object.entries(value as object);
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${written(key, inner)}`).join()}}`;
}
