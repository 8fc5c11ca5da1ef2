import { oc } from "@orpc/contract";

/** Who may call a route. `owner` includes a session. */
export type Access = "public" | "authenticated" | "owner";

/** What a route declares besides its schemas; the API enforces it before anything of a request is read. */
export interface RouteMeta {
  readonly access: Access;
}

const route = oc.$meta<RouteMeta>({ access: "authenticated" });

/** Anybody who reaches the program. */
export const publicRoute = route.meta({ access: "public" });

/** Anybody with a session. */
export const authenticatedRoute = route;

/** The owner of the library alone. */
export const ownerRoute = route.meta({ access: "owner" });
