import { TextPieces } from "./textPieces.ts";

/** A value, or a list of which one value after the other is written. */
export type JsonPart = { readonly value: unknown } | { readonly each: Iterable<unknown> };

/** An object as `JSON.stringify(value, null, 2)` writes it, without ever being one string. */
export function jsonFile(parts: Readonly<Record<string, JsonPart>>): readonly Uint8Array<ArrayBuffer>[] {
  const text = new TextPieces();
  let before = "{";
  for (const [name, part] of Object.entries(parts)) {
    text.write(`${before}\n  ${JSON.stringify(name)}: `);
    before = ",";
    if ("each" in part) writeList(text, part.each);
    else text.write(indented(part.value, "  "));
  }
  text.write("\n}");
  return text.end();
}

function writeList(text: TextPieces, values: Iterable<unknown>): void {
  let before = "[";
  for (const value of values) {
    text.write(`${before}\n    ${indented(value, "    ")}`);
    before = ",";
  }
  text.write(before === "[" ? "[]" : "\n  ]");
}

/** Texts in JSON hold no line breaks, so that each of these is one of the layout. */
const indented = (value: unknown, indent: string) => JSON.stringify(value, null, 2).replaceAll("\n", `\n${indent}`);
