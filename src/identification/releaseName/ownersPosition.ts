import { basename, dirname, extname, join } from "node:path";
import { foldCase, titleWords } from "./normalizeTitle.ts";
import { ARTICLES } from "./vocabulary/titleWords.ts";

/** `04 - A New Hope`, `2. Les deux tours`: the owner's number of a film within its folder. */
const POSITION = /^(\d{1,3})(?: {0,2}[-–] {0,2}|\. {0,2})(?=\p{L})/u;
const LONGEST_NAME = 400;

export interface PositionedName {
  readonly number: number;
  /** The name behind the number. */
  readonly rest: string;
}

export function readPosition(name: string): PositionedName | null {
  const found = name.length > LONGEST_NAME ? null : POSITION.exec(name);
  return found ? { number: Number(found[1]), rest: name.slice(found[0].length) } : null;
}

/** Words that call a folder a series: `Trilogie Matrix`, `Die Hard Quadrilogy`. */
const SERIES_WORDS = new Set(
  "saga|trilogy|trilogie|trilogia|tetralogy|tetralogie|quadrilogy|quadrilogie|pentalogy|pentalogie|hexalogy|anthology|anthologie|collection|integrale|coffret|series|films|movies".split(
    "|",
  ),
);

/** Words that only folders of films have; a `saga` or an `intégrale` may be a series. */
const BOX_SET_WORDS = new Set(
  "trilogy trilogie trilogia tetralogy tetralogie quadrilogy quadrilogie pentalogie hexalogy anthology anthologie collection coffret boxset filmography filmographie filmografia".split(
    " ",
  ),
);

/** `Coffret Tati`, `Hitchcock Collection`: a number before a name counts films. */
export function isBoxSet(folder: string): boolean {
  return titleWords(folder).some((word) => BOX_SET_WORDS.has(word));
}

/** A folder's title without the words that call it a series; empty where nothing else is there. */
export function seriesName(folderTitle: string): string {
  const words = folderTitle.split(" ");
  const isSeriesWord = (word: string | undefined) => word !== undefined && SERIES_WORDS.has(foldCase(word));
  // *Die Hard* keeps its first word; the article of `La saga Harry Potter` goes.
  const isItsArticle = (word: string, at: number) => at === 0 && ARTICLES.has(foldCase(word)) && isSeriesWord(words[1]);
  return words.filter((word, at) => !isSeriesWord(word) && !isItsArticle(word, at)).join(" ");
}

/**
 * The two ways to read a padded number as a film's, since `04 - Title` is an episode's name too: `Star Wars/A New Hope`
 * and `Star Wars/4 - A New Hope`. Null where the name has no such number.
 */
export function asNumberedFilm(path: string): { readonly bare: string; readonly numbered: string } | null {
  const extension = extname(path);
  const stem = basename(path, extension);
  const position = /^0\d/.test(stem) ? readPosition(stem) : null;
  if (!position) return null;
  const named = (name: string) => join(dirname(path), `${name}${extension}`);
  return { bare: named(position.rest), numbered: named(`${position.number} - ${position.rest}`) };
}
