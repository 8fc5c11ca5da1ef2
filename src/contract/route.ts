import { oc } from "@orpc/contract";

/** Who may call a route. `owner` includes a session. */
export type Access = "public" | "authenticated" | "owner";

/**
 * Whose data a route reads or changes.
 *
 * - `public`: no library data and no personal data, except that of the user who logs in with the request.
 * - `own`: what the caller entered or is recommended, and nobody else's.
 * - `library`: what the household shares. Ratings, watch states and lists in it are the caller's.
 * - `owner`: what only the owner manages.
 */
export type DataScope = "public" | "own" | "library" | "owner";

/** What a route declares besides its schemas. The API enforces the access before it reads anything of a request. */
export interface RouteMeta {
  readonly access: Access;
  readonly data: DataScope;
  /**
   * Whether profiles with an age limit may call it: it serves only films that they may see. A route that does not say so is
   * refused to them.
   */
  readonly forKids?: boolean;
}

// Each route is built with one of those below, so that none exists without a declaration.
const route = (meta: RouteMeta) => oc.$meta<RouteMeta>(meta);

/** Anybody who reaches the program. */
export const publicRoute = route({ access: "public", data: "public" });

/** Requires a session; serves the caller's own data. */
export const personalRoute = route({ access: "authenticated", data: "own" });

/** The same, open to kids profiles: only films that the caller may see. */
export const personalRouteForKids = route({ access: "authenticated", data: "own", forKids: true });

/** Requires a session; serves what the household shares. */
export const libraryRoute = route({ access: "authenticated", data: "library" });

/** The same, open to kids profiles: only films that the caller may see. */
export const libraryRouteForKids = route({ access: "authenticated", data: "library", forKids: true });

/** The owner of the library alone. */
export const ownerRoute = route({ access: "owner", data: "owner" });
