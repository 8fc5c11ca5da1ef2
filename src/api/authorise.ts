import type { Session } from "../accounts/index.ts";
import type { Access } from "../contract/index.ts";
import { ApiError } from "./problems.ts";

/**
 * Whether this session may call a route of that access.
 * @throws ApiError `no_session`, `owner_only`
 */
export function authorise(access: Access, session: Session | null): void {
  if (access === "public") return;
  if (!session) throw new ApiError("no_session");
  if (access === "owner" && session.user.role !== "owner") throw new ApiError("owner_only");
}
