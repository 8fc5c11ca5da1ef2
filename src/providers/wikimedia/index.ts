/**
 * Wikidata and Wikipedia: from ids to items, from items to films and to the leads of their articles, and candidates for
 * those who have no TMDB key. It never guesses an article's title and never takes HTML.
 */

export { chooseArticle, tmdbIdOf, type WikidataItem } from "./wikidataItem.ts";
export { createWikimedia, type Wikimedia } from "./wikimedia.ts";
export { wikimediaUserAgent } from "./wikimediaHttpClient.ts";
export type { ArticleOutcome } from "./wikipedia.ts";
