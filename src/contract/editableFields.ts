/** What the owner can edit of a film. Plain data, because the page does not load schemas. */

/** Fields whose text differs by language. An edit of the others counts in every language. */
export const TEXT_FIELDS = ["title", "overview", "tagline"] as const;

/** Tags are no field of a provider: they are added and removed, and never locked. */
export const EDITABLE_FIELDS = [
  "title",
  "sortTitle",
  "originalTitle",
  "year",
  "overview",
  "tagline",
  "genres",
  "certification",
  "collection",
  "credits",
] as const;
export type EditableField = (typeof EDITABLE_FIELDS)[number];

/** What a person did for a film; `author` wrote what the film is based on, `writer` the screenplay. */
export const CREDIT_JOBS = [
  "director",
  "actor",
  "writer",
  "author",
  "producer",
  "composer",
  "cinematographer",
  "editor",
] as const;
export type CreditJob = (typeof CREDIT_JOBS)[number];

/** Highest numbers and lengths that an edit may have. */
export const EDIT_LIMITS = {
  title: 300,
  tagline: 500,
  overview: 10_000,
  genres: 30,
  genre: 60,
  certification: 20,
  collection: 200,
  credits: 300,
  personName: 200,
  character: 300,
  tags: 50,
  tag: 60,
  /** Before the first film, and after any that is announced. */
  firstYear: 1870,
  lastYear: 2100,
} as const;
