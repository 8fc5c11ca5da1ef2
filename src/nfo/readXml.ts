import { XMLParser } from "fast-xml-parser";
import { resolveEntities } from "./entities.ts";

export interface XmlElement {
  /** Lower case. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its own text, trimmed, entities resolved; without that of its children. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

export type XmlOutcome =
  | { readonly kind: "parsed"; readonly elements: readonly XmlElement[] }
  | { readonly kind: "too_deep" | "broken" };

export const MAX_DEPTH = 32;
const TEXT = "#text";
const CDATA = "#cdata";
const ATTRIBUTES = ":@";
const TOO_DEEP = "Maximum nested tags exceeded";

// Entity processing of the parser is off: `resolveEntities` does it, and documents cannot declare entities.
// Values stay text: otherwise the film “007” becomes 7.
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  cdataPropName: CDATA,
  ignoreDeclaration: true,
  ignorePiTags: true,
  removeNSPrefix: true,
  strictReservedNames: false,
  // One below: it counts the open elements above the one it opens.
  maxNestedTags: MAX_DEPTH - 1,
});

/** Parses XML that is well-formed enough into trees in document order. The caller has refused any DOCTYPE. */
export function readXml(text: string): XmlOutcome {
  try {
    return { kind: "parsed", elements: elementsOf(parser.parse(text)) };
  } catch (error) {
    return { kind: error instanceof Error && error.message === TOO_DEEP ? "too_deep" : "broken" };
  }
}

/** With `preserveOrder` a node has one key, its name, whose value lists its children. */
function elementsOf(nodes: unknown): XmlElement[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown) => {
    const name = nameOf(node);
    if (name === null || name === TEXT || name === CDATA) return [];
    const content = (node as Record<string, unknown>)[name];
    return [
      {
        name: name.toLowerCase(),
        attributes: attributesOf((node as Record<string, unknown>)[ATTRIBUTES]),
        text: textOf(content),
        children: elementsOf(content),
      },
    ];
  });
}

function nameOf(node: unknown): string | null {
  if (typeof node !== "object" || node === null) return null;
  return Object.keys(node).find((key) => key !== ATTRIBUTES) ?? null;
}

function attributesOf(attributes: unknown): Record<string, string> {
  if (typeof attributes !== "object" || attributes === null) return {};
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), resolveEntities(String(value))]),
  );
}

function textOf(content: unknown): string {
  if (!Array.isArray(content)) return "";
  const pieces = content.map((node: unknown) => {
    const name = nameOf(node);
    const value = name === null ? undefined : (node as Record<string, unknown>)[name];
    if (name === TEXT) return resolveEntities(String(value));
    return name === CDATA ? cdataOf(value) : "";
  });
  return pieces.join("").trim();
}

/** Text in CDATA has no entities. */
function cdataOf(value: unknown): string {
  const [piece] = Array.isArray(value) ? (value as unknown[]) : [];
  return typeof piece === "object" && piece !== null && TEXT in piece ? String(piece[TEXT]) : "";
}
