import { restoreCase } from "./restoreCase.ts";
import { restorePunctuation } from "./restorePunctuation.ts";
import { splitCompound } from "./splitCompound.ts";
import type { Tokens } from "./tokenize.ts";
import { TRAILING_ARTICLES } from "./vocabulary/titleWords.ts";

const EDGES = new Set([...' .,_-–—:;/|+~*="']);

/** The title that words `from` to `to` (excluded) spell, as a person would write it; empty when there is none. */
export function renderTitle({ name, words, groups }: Tokens, from: number, to: number): string {
  const first = words[from];
  const last = words[to - 1];
  if (!first || !last || to <= from) return "";
  const opened = groups[first.group];
  const closed = groups[last.group];
  // `(500) Days`, `Frontière(s)`: a bracket with title on both sides belongs to the title.
  const start = opened && opened.first === from && opened.last < to ? opened.start : first.start;
  const end = closed && closed.last === to && closed.first > from ? closed.end : includeEllipsis(name, last.end);
  const written = moveArticle(trimEdges(restorePunctuation(blanksForDots(name.slice(start, end)))));
  return restoreCase(splitCompound(endsWithInitials(name, written, end) ? `${written}.` : written));
}

/** `S.W.A.T.`: the dot after the last initial belongs to it. */
function endsWithInitials(name: string, written: string, end: number): boolean {
  return /(?:^|[^\p{L}])\p{Lu}\.\p{Lu}$/u.test(written) && name[end] === ".";
}

/** An ellipsis behind the last word belongs to the title. */
function includeEllipsis(name: string, end: number): number {
  return name.startsWith("...", end) ? end + 3 : end;
}

/** `The.Third.Man` → `The Third Man`, but `Mr. Nobody` and `E.T. the Extra-Terrestrial` keep their dots. */
function blanksForDots(text: string): string {
  const underscored = text.replaceAll("_", " ");
  if (underscored.trim().includes(" ") && !text.includes("_")) return collapse(underscored);
  const parts = underscored.split(".");
  let result = parts[0] ?? "";
  for (let index = 1; index < parts.length; index += 1) {
    const before = parts[index - 1] ?? "";
    const after = parts[index] ?? "";
    result += (isInitial(before) && isInitial(after) ? "." : " ") + after;
  }
  return collapse(result);
}

function isInitial(part: string): boolean {
  return part.length === 1 && part.toUpperCase() === part && part.toLowerCase() !== part;
}

/** Most texts have single spaces and nothing to replace. */
const collapse = (text: string) => (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, " ") : text);

function trimEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && EDGES.has(text[start] ?? "")) start += 1;
  while (end > start && EDGES.has(text[end - 1] ?? "")) end -= 1;
  return text.slice(start, end);
}

/** `Yards, The` → `The Yards`; `Quatre Cents Coups, Les` likewise. */
function moveArticle(title: string): string {
  const comma = title.lastIndexOf(",");
  if (comma <= 0) return moveBareArticle(title);
  const tail = title
    .slice(comma + 1)
    .trim()
    .replace(/(?<![.\s])[.\s]+$/, "");
  if (!TRAILING_ARTICLES.has(tail.toLowerCase())) return title;
  const head = title.slice(0, comma).trim();
  return tail.endsWith("'") ? `${tail}${head}` : `${tail} ${head}`;
}

/** `Hard Way The`: a trailing article comes from a catalogue's sort order. */
function moveBareArticle(title: string): string {
  const head = / (The|Les|Los|Das)$/.exec(title);
  return head && title.indexOf(" ") < head.index ? `${head[1]} ${title.slice(0, head.index)}` : title;
}
