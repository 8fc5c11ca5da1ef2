import { isYearWord } from "./findYear.ts";
import type { Release } from "./release.ts";
import type { Tag } from "./tagTokens.ts";
import type { Tokens } from "./tokenize.ts";
import { EDITION_NOUNS } from "./vocabulary/editionWords.ts";

export type ReleaseAttributes = Pick<
  Release,
  "edition" | "resolution" | "source" | "videoCodec" | "audioCodec" | "hdr" | "releaseGroup" | "languages"
>;

const TEXT_FIELDS = ["edition", "resolution", "source", "videoCodec", "audioCodec", "hdr"] as const;

/** Attributes of the copy from the words behind the title. Certain words win over hints, then the first one of a field. */
export function readAttributes(tokens: Tokens, tags: readonly (Tag | null)[], titleEnd: number): ReleaseAttributes {
  const found = new Map<string, Tag>();
  const languages = new Set<string>();
  for (let at = titleEnd; at < tags.length; at += 1) {
    const tag = tags[at];
    if (!tag?.isHead) continue;
    if (tag.field === "language") languages.add(tag.value);
    const before = found.get(tag.field);
    if (!before || (tag.kind === "sure" && before.kind !== "sure")) found.set(tag.field, tag);
  }
  if (!found.has("edition")) {
    const edition = freeEdition(tokens, tags, titleEnd);
    if (edition !== null) found.set("edition", edition);
  }
  const releaseGroup = readGroup(tokens, tags, titleEnd);
  const attributes: { -readonly [Field in keyof ReleaseAttributes]: ReleaseAttributes[Field] } = {};
  for (const field of TEXT_FIELDS) {
    const tag = found.get(field);
    if (tag) attributes[field] = tag.value;
  }
  if (languages.size > 0) attributes.languages = [...languages];
  if (releaseGroup !== undefined) attributes.releaseGroup = releaseGroup;
  return attributes;
}

const MAX_EDITION_WORDS = 5;

/** Words after the year that end in *edition*, *cut* or similar, as the owner wrote them: `The Emperor's Edition`. */
function freeEdition({ words }: Tokens, tags: readonly (Tag | null)[], titleEnd: number): Tag | null {
  const at = words.findIndex(({ folded }, index) => index > titleEnd && EDITION_NOUNS.has(folded));
  let from = at;
  const isQualifier = (index: number) =>
    words[index]?.group === words[at]?.group && !isYearWord(words[index]?.folded ?? "") && tags[index]?.kind !== "sure";
  while (at - from < MAX_EDITION_WORDS && from - 1 >= titleEnd && isQualifier(from - 1)) from -= 1;
  const phrase = words.slice(words[from]?.folded === "the" ? from + 1 : from, at + 1).map(({ text }) => text);
  if (phrase.length < 2) return null;
  return { kind: "edition", field: "edition", value: phrase.join(" "), span: phrase.length, isHead: true };
}

/** `…x264-GROUP`, or a group in front as anime has it: `[Group] Title`. */
function readGroup({ words, groups }: Tokens, tags: readonly (Tag | null)[], titleEnd: number): string | undefined {
  const last = words.findLast((word) => word.group === -1);
  const at = last ? words.indexOf(last) : -1;
  if (last && at > titleEnd && last.gap === "-" && !tags[at] && tags.some((tag) => tag?.kind === "sure"))
    return last.text;
  const lead = groups[0];
  const first = words[0];
  return lead?.open === "[" &&
    lead.start === 0 &&
    lead.last - lead.first === 1 &&
    first &&
    !tags[0] &&
    lead.last < titleEnd
    ? first.text
    : undefined;
}
