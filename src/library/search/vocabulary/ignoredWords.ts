/** Words that need no explanation by a film: articles, and what joins the words of a question. */

export const ARTICLES: ReadonlySet<string> = new Set(["the", "a", "an", "le", "la", "les", "l", "un", "une", "des"]);

/** `films avec Tom Hanks`, `a movie by Nolan from 2010`, `the one where`, `saga alien`, `good bad ugly`. */
const JOINING: ReadonlySet<string> = new Set(
  (
    "and or of in on at to for with by from about starring featuring directed set film films movie movies cinema " +
    "where who whose which that is one trilogy franchise saga trilogie " +
    "et ou de du d en dans avec par sur pour chez au aux realise tourne s n m t qu que qui dont est & "
  )
    .split(" ")
    .filter(Boolean),
);

/** Say nothing about an overview. */
const COMMON: ReadonlySet<string> = new Set(
  (
    "is are was were be been being has have had his her their its he she they it who whom whose which that this these " +
    "those when where while as but not no into out up down over after before than then them him so if can will would " +
    "est sont etait ont son sa ses leur leurs il elle ils elles qui dont ce cette ces se ne pas plus mais quand comme " +
    "entre sans sous vers tout tous toute toutes elle lui y directed written produced stars starring american film"
  ).split(" "),
);

export function isArticle(word: string): boolean {
  return ARTICLES.has(word);
}

/** Whether a search may leave the word out. */
export function isIgnored(word: string): boolean {
  return ARTICLES.has(word) || JOINING.has(word);
}

/** Whether an overview is found by the word. */
export function isCommon(word: string): boolean {
  return [...word].length < 3 || isIgnored(word) || COMMON.has(word);
}
