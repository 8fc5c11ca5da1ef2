import type { Session } from "../accounts/index.ts";
import type { RouteMeta } from "../contract/index.ts";
import { ApiError } from "./problems.ts";

/**
 * Whether this session may call a route that declares this. A profile with an age limit may call only routes that say that
 * they serve it.
 * @throws ApiError `no_session`, `owner_only`, `not_for_kids`
 */
export function authorise({ access, forKids }: Omit<RouteMeta, "data">, session: Session | null): void {
  if (access === "public") return;
  if (!session) throw new ApiError("no_session");
  if (access === "owner" && session.user.role !== "owner") throw new ApiError("owner_only");
  if (session.user.maximumAge !== null && !forKids) throw new ApiError("not_for_kids");
}
