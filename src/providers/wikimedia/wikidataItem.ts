import type { Language } from "../../contract/index.ts";
import { FILM_KINDS } from "./filmKinds.ts";
import { type Claims, earliestDate, itemIds, languageTexts, minutes, texts } from "./readClaims.ts";
import type { PresentEntity } from "./wikimediaSchemas.ts";

/** The parts of a Wikidata item that films need. */
export type WikidataItem = {
  readonly id: string;
  /** By language; `mul` is for all of them. */
  readonly labels: ReadonlyMap<string, string>;
  readonly aliases: readonly string[];
  readonly claims: Claims;
  /** Article titles by language, decoded, as the wiki writes them. */
  readonly articles: ReadonlyMap<string, string>;
  /** Pages in all projects: a rough measure of popularity. */
  readonly sitelinkCount: number;
};

export function readItem(entity: PresentEntity): WikidataItem {
  const articles = new Map<string, string>();
  for (const [site, link] of entity.sitelinks) {
    const language = articleLanguage(site);
    if (language !== null) articles.set(language, link.title);
  }
  return {
    id: entity.id,
    labels: labelsOf(entity),
    aliases: [...entity.aliases.values()].flatMap((list) => list.rows.map((alias) => alias.value)),
    claims: entity.claims ?? new Map(),
    articles,
    sitelinkCount: entity.sitelinks.size,
  };
}

/**
 * Labels by their real language. If an item has no label in a requested language, Wikidata returns one of another
 * language (`languagefallback`) and states that language: an English label must not become a French title.
 */
function labelsOf({ labels }: PresentEntity): ReadonlyMap<string, string> {
  const byLanguage = new Map([...labels].map(([asked, { language = asked, value }]) => [language, value]));
  for (const [asked, { language = asked, value }] of labels) if (language === asked) byLanguage.set(asked, value);
  return byLanguage;
}

/** The label in the wanted language, else the one for all, else English, else any. */
export function labelOf(item: WikidataItem, language: string): string | null {
  const [any] = item.labels.values();
  return item.labels.get(language) ?? item.labels.get("mul") ?? item.labels.get("en") ?? any ?? null;
}

/** P4947 only: P4983 names series and P4985 people. */
export function tmdbIdOf(item: WikidataItem): number | null {
  const [id] = texts(item.claims, "P4947").filter((text) => /^[1-9]\d{0,9}$/.test(text));
  return id === undefined ? null : Number(id);
}

/** P345 also serves people and companies: only `tt` is a film. */
export function imdbIdOf(item: WikidataItem): string | null {
  const [id] = texts(item.claims, "P345").filter((text) => /^tt\d{5,10}$/.test(text));
  return id ?? null;
}

export function isFilm(item: WikidataItem): boolean {
  if (itemIds(item.claims, "P31").some((kind) => FILM_KINDS.has(kind))) return true;
  return tmdbIdOf(item) !== null;
}

export const yearOf = (item: WikidataItem): number | null => earliestDate(item.claims, "P577")?.year ?? null;
export const runtimeOf = (item: WikidataItem): number | null => minutes(item.claims, "P2047");

/** The original title with its language, which is also the film's. */
export function originalTitleOf(item: WikidataItem): { text: string; language: string } | null {
  return languageTexts(item.claims, "P1476")[0] ?? null;
}

/** The article to show: the wanted language, else English, else the film's own. Titles are never guessed. */
export function chooseArticle(
  item: WikidataItem,
  wanted: Language,
): { readonly language: string; readonly title: string; readonly item: string } | null {
  for (const language of [wanted, "en", originalTitleOf(item)?.language]) {
    const title = language === undefined ? undefined : item.articles.get(language);
    if (language !== undefined && title !== undefined) return { language, title, item: item.id };
  }
  return null;
}

/** Two items can have the same id (a duplicate, a film and its franchise): the film is chosen, then the more popular item. */
export function betterItem(a: WikidataItem, b: WikidataItem): WikidataItem {
  if (isFilmByKind(a) !== isFilmByKind(b)) return isFilmByKind(a) ? a : b;
  return b.sitelinkCount > a.sitelinkCount ? b : a;
}

function isFilmByKind(item: WikidataItem): boolean {
  return itemIds(item.claims, "P31").some((kind) => FILM_KINDS.has(kind));
}

/** `frwiki` → `fr`, `zh_yuewiki` → `zh-yue`; other projects have no article. */
function articleLanguage(site: string): string | null {
  const match = /^([a-z]{2,3}(?:_[a-z]{2,12})?)wiki$/.exec(site);
  return match?.[1]?.replace("_", "-") ?? null;
}
