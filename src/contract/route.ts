import { oc } from "@orpc/contract";

/** Who may call a route. `owner` includes a session. */
export type Access = "public" | "authenticated" | "owner";

/**
 * Whose data a route reads or changes.
 *
 * - `public`: nothing of the library and nothing of a person, except of the one who logs in with the request.
 * - `own`: what the caller entered or is suggested, and no one else's.
 * - `library`: what the household shares. A mark in it (rating, watch state, list) is the caller's.
 * - `owner`: what only the owner manages.
 */
export type DataScope = "public" | "own" | "library" | "owner";

/** What a route declares besides its schemas; the API enforces the access before anything of a request is read. */
export interface RouteMeta {
  readonly access: Access;
  readonly data: DataScope;
}

// Each route begins with one of the four below: none exists without a declaration.
const route = (meta: RouteMeta) => oc.$meta<RouteMeta>(meta);

/** Anybody who reaches the program. */
export const publicRoute = route({ access: "public", data: "public" });

/** Anybody with a session, for what is theirs. */
export const personalRoute = route({ access: "authenticated", data: "own" });

/** Anybody with a session, for what the household shares. */
export const libraryRoute = route({ access: "authenticated", data: "library" });

/** The owner of the library alone. */
export const ownerRoute = route({ access: "owner", data: "owner" });
