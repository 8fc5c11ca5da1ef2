import type { NfoIds } from "./nfo.ts";
import { chooseRoot, readFields } from "./readFields.ts";
import { readXml, type XmlElement } from "./readXml.ts";
import { type NfoContent, writeMember } from "./writeNfo.ts";

/** A child of the root element and its position in the text. */
interface Member {
  readonly name: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Root {
  readonly members: readonly Member[];
  /** Position of the root's closing tag. */
  readonly closesAt: number;
}

/**
 * Updates an existing NFO with a film: the film's own fields are replaced, and everything else keeps its content and
 * position, including other programs' fields, comments, order and whitespace. List values are added but never
 * removed. A field that the owner edited says afterwards exactly what they wrote: each letter, and each role.
 * @returns null when the text is not a film's document, or that of a film with another id: nothing of it is kept
 */
export function updateNfo(text: string, content: NfoContent): string | null {
  const parsed = readXml(text.slice(Math.max(text.indexOf("<"), 0)));
  const film = parsed.kind === "parsed" ? chooseRoot(parsed.elements) : null;
  const isSameFilm = film?.name === "movie" && !isOtherFilm(readFields(film).ids, content.ids);
  const root = isSameFilm ? findRoot(text) : null;
  if (!root) return null;
  const changes: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  const added: string[] = [];
  for (const [name, values] of Object.entries(writeMember(content))) {
    const present = root.members.filter((member) => member.name.toLowerCase() === name);
    const isList = LISTS.has(name);
    const [first] = present;
    const [value] = values;
    if (content.edited.has(name)) {
      if (isSameList(present, values)) continue;
      changes.push(...present.map((member) => ({ ...withoutLine(text, member), text: "" })));
      added.push(...values.map((one) => presentAs(one, present) ?? one));
      continue;
    }
    if (!isList && first && value !== undefined) {
      if (meaningOf(first.text) !== meaningOf(value)) changes.push({ ...first, text: value });
      continue;
    }
    const known = new Set(present.map((member) => meaningOf(member.text)));
    added.push(...values.filter((one) => !known.has(meaningOf(one))));
  }
  const indent = /\n([ \t]*)$/.exec(text.slice(0, root.members[0]?.start ?? 0))?.[1] ?? "  ";
  const lines = added.map((line) => `${indent}${line}\n`).join("");
  const before = text.slice(0, root.closesAt);
  const gap = lines === "" || before.endsWith("\n") ? "" : "\n";
  changes.push({ start: root.closesAt, end: root.closesAt, text: gap + lines });
  return inUtf8(applyChanges(text, changes));
}

function isSameList(present: readonly Member[], values: readonly string[]): boolean {
  const said = present.map((member) => wordingOf(member.text));
  return said.length === values.length && values.every((value, index) => wordingOf(value) === said[index]);
}

/** The element that says the same, with what other programs added to it; null where none does at this position. */
function presentAs(value: string, present: readonly Member[]): string | null {
  const same = present.find(({ text }) => wordingOf(text) === wordingOf(value) && isAtSamePosition(text, value));
  return same?.text ?? null;
}

function isAtSamePosition(one: string, other: string): boolean {
  const [first, second] = [readElement(one), readElement(other)].map((read) => read && childText(read, "order"));
  return first === null || first === second;
}

/** The element with the line break and indentation before it. */
function withoutLine(text: string, { start, end }: Member): { readonly start: number; readonly end: number } {
  const before = text.slice(0, start).trimEnd();
  return { start: /^\s*\n/.test(text.slice(before.length, start)) ? before.length : start, end };
}

function isOtherFilm(said: NfoIds, ids: NfoContent["ids"]): boolean {
  const differs = (one: number | string | null | undefined, other: number | string | null) =>
    one !== undefined && one !== null && other !== null && one !== other;
  return differs(said.tmdb, ids.tmdb) || differs(said.imdb, ids.imdb);
}

/** The output is always UTF-8, whatever the original encoding was. */
function inUtf8(text: string): string {
  return text.replace(/^(\s*<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["'])[\w.:-]{1,40}/i, "$1UTF-8");
}

const LISTS: ReadonlySet<string> = new Set(["genre", "tag", "director", "credits", "uniqueid", "actor"]);

/** The identity of an element: its text; for an id also the provider, for an actor only the name. */
function meaningOf(element: string): string {
  const read = readElement(element);
  if (!read) return element;
  return [read.attributes.type ?? "", childText(read, "name") ?? read.text].join("|").toLowerCase();
}

/** What an element says, to the letter: for an actor the name and the role. */
function wordingOf(element: string): string {
  const read = readElement(element);
  if (!read) return element;
  return JSON.stringify([childText(read, "name") ?? read.text, childText(read, "role") ?? ""]);
}

function readElement(element: string): XmlElement | null {
  const parsed = readXml(element);
  return parsed.kind === "parsed" ? (parsed.elements[0] ?? null) : null;
}

function childText({ children }: XmlElement, name: string): string | null {
  return children.find((child) => child.name === name)?.text ?? null;
}

function findRoot(text: string): Root | null {
  const open: Tag[] = [];
  const members: Member[] = [];
  for (let tag = nextTag(text, 0); tag !== null; tag = nextTag(text, tag.end)) {
    const { name, kind, start, end } = tag;
    if (kind === "opening") open.push(tag);
    else if (kind === "empty") {
      if (open.length === 1) members.push({ name, start, end, text: text.slice(start, end) });
    } else {
      const opened = open.pop();
      if (!opened || opened.name !== name) return null;
      if (open.length === 0) return name.toLowerCase() === "movie" ? { members, closesAt: start } : null;
      if (open.length === 1) members.push({ name, start: opened.start, end, text: text.slice(opened.start, end) });
    }
  }
  return null;
}

interface Tag {
  readonly name: string;
  readonly kind: "opening" | "closing" | "empty";
  readonly start: number;
  readonly end: number;
}

/** Sections that start with these contain no tags up to their end. */
const OPAQUE = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
  ["<!", ">"],
] as const;

/** The first tag at or after a position; null when there is none or a preceding section is not closed. */
function nextTag(text: string, from: number): Tag | null {
  let start = text.indexOf("<", from);
  while (start >= 0) {
    const opaque = OPAQUE.find(([begin]) => text.startsWith(begin, start));
    if (!opaque) return tagAt(text, start);
    const end = text.indexOf(opaque[1], start + opaque[0].length);
    if (end < 0) return null;
    start = text.indexOf("<", end);
  }
  return null;
}

function tagAt(text: string, start: number): Tag | null {
  let quote = "";
  for (let at = start + 1; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (quote !== "") {
      if (letter === quote) quote = "";
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === ">") {
      const inside = text.slice(start + 1, at);
      const kind = CLOSING.test(inside) ? "closing" : EMPTY.test(inside) ? "empty" : "opening";
      const name = NAME.exec(inside.slice(kind === "closing" ? 1 : 0))?.[0];
      return name === undefined ? null : { name, kind, start, end: at + 1 };
    }
  }
  return null;
}

const CLOSING = /^\//;
const EMPTY = /\/$/;
const NAME = /^[A-Za-z_][\w:.-]{0,200}/;

function applyChanges(text: string, changes: readonly { start: number; end: number; text: string }[]): string {
  let result = "";
  let at = 0;
  for (const change of changes.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(at, change.start) + change.text;
    at = change.end;
  }
  return result + text.slice(at);
}
