/** `Cache-Control` of what its client may store for itself and asks about each time; it carries an entity tag. */
export const REVALIDATE = "private, no-cache";

/**
 * Lists and details that a client may store for itself and revalidate by their entity tag; an unchanged one is answered
 * with 304. Routes about accounts, settings, logs or secrets are not among them: their responses may not be stored.
 */
export const REVALIDATED_ROUTES: ReadonlySet<string> = new Set([
  "/api/films",
  "/api/films/facets",
  "/api/films/filter-values",
  "/api/films/jump-index",
  "/api/films/{id}",
  "/api/films/{id}/similar",
  "/api/collections",
  "/api/people",
  "/api/people/{id}",
  "/api/me/home",
  "/api/me/lists",
  "/api/me/smart-lists",
  "/api/me/statistics",
]);
