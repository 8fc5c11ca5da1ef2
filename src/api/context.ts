import { implement } from "@orpc/server";
import type { Session } from "../accounts/index.ts";
import { contract, type Language } from "../contract/index.ts";
import { ApiError } from "./problems.ts";

/** What a handler knows of the request beside its input. */
export interface RequestContext {
  readonly requestId: string;
  readonly session: Session | null;
  readonly sessionId: string | null;
  readonly language: Language;
  /** Address of the peer, for slowing down guesses. */
  readonly address: string;
  readonly isSecure: boolean;
  /** Headers to add to the answer. */
  readonly headers: Headers;
  readonly signal: AbortSignal;
  /** Calls back when this request's session ends, or has ended: an open stream ends with it. */
  onSessionEnded(listener: () => void): () => void;
}

/** Routes that anyone at the machine may ask. */
export const publicRoute = implement(contract).$context<RequestContext>();

/** Routes that want a session; their handlers get one that is there. */
export const authenticatedRoute = publicRoute.use(({ context, next }) => {
  if (!context.session) throw new ApiError("no_session");
  return next({ context: { session: context.session } });
});

/** Routes that are the owner's. */
export const ownerRoute = authenticatedRoute.use(({ context, next }) => {
  if (context.session.user.role !== "owner") throw new ApiError("owner_only");
  return next({ context: {} });
});
