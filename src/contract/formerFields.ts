/** Schemas whose fields also go by a former name of the table of aliases. Handlers and the page use today's names alone. */
import { z } from "zod";
import type { FieldAliases } from "./aliases.ts";

type Aliases<Schema extends z.ZodObject> = FieldAliases<keyof Schema["shape"] & string>;
/** Typed without the former names, so that nothing of ours begins to use them. */
type WithoutFormer<Schema extends z.ZodObject> = z.ZodType<z.output<Schema>, z.input<Schema>>;
type Names = FieldAliases["names"];

/** An answer that carries these fields under both names. */
export function answerWithFormerFields<Schema extends z.ZodObject>(
  schema: Schema,
  aliases: Aliases<Schema>,
): WithoutFormer<Schema>;
// The compiler cannot know the keys of a shape that is made from a table: the signature above says them.
export function answerWithFormerFields(schema: z.ZodObject, { names }: FieldAliases): z.ZodType {
  const former = mapNames(names, (name, before) => [before, formerField(schema, name)]);
  return schema
    .transform((values) => ({ ...values, ...mapNames(names, (name, before) => [before, values[name]]) }))
    .pipe(schema.extend(former));
}

/** A request that may use either name of these fields; today's comes first where both are there. */
export function requestWithFormerFields<Schema extends z.ZodObject>(
  schema: Schema,
  aliases: Aliases<Schema>,
): WithoutFormer<Schema>;
export function requestWithFormerFields(schema: z.ZodObject, { names }: FieldAliases): z.ZodType {
  const optional = mapNames(names, (name) => [name, fieldOf(schema, name).optional()]);
  const former = mapNames(names, (name, before) => [before, formerField(schema, name).optional()]);
  return schema
    .extend({ ...optional, ...former })
    .transform((values) => ({
      ...values,
      ...mapNames(names, (name, before) => [name, values[name] ?? values[before]]),
    }))
    .pipe(schema);
}

function mapNames<Value>(names: Names, toEntry: (name: string, former: string) => [string, Value]) {
  return Object.fromEntries(Object.entries(names).map(([former, name]) => toEntry(name, former)));
}

function formerField(schema: z.ZodObject, name: string): z.ZodType {
  return fieldOf(schema, name).describe(`Former name of \`${name}\`.`);
}

function fieldOf({ shape }: z.ZodObject, name: string): z.ZodType {
  const field = shape[name];
  if (!(field instanceof z.ZodType)) throw new Error(`An alias names a field that its schema lacks: ${name}`);
  return field;
}
