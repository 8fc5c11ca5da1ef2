import { implement } from "@orpc/server";
import type { Session } from "../accounts/index.ts";
import { contract, type Language } from "../contract/index.ts";
import { authorise } from "./authorise.ts";
import { ApiError } from "./problems.ts";

/** Where a request comes from, as its host saw it. */
export interface Peer {
  /** The client's address; empty for the window's private scheme, which has none. */
  readonly address: string;
  /** Whether a proxy forwarded the request. Such a client never counts as local. */
  readonly isForwarded?: boolean;
}

/** What a handler knows of the request besides its input. */
export interface RequestContext {
  readonly requestId: string;
  readonly session: Session | null;
  readonly sessionId: string | null;
  readonly language: Language;
  /** Address of the peer, for slowing down guesses. */
  readonly address: string;
  /** Whether the request comes directly from a program on this machine, not through a proxy. */
  readonly isLocal: boolean;
  /** The `User-Agent` header, unchanged. */
  readonly userAgent: string | null;
  readonly isSecure: boolean;
  /** Headers to add to the answer. */
  readonly headers: Headers;
  readonly signal: AbortSignal;
  /** Calls back when this request's session ends, or has ended: an open stream ends with it. */
  onSessionEnded(listener: () => void): () => void;
}

/** Implements a route of the contract, which says who may call it; the check before the handler is a second one. */
export const route = implement(contract)
  .$context<RequestContext>()
  .use(({ context, procedure, next }) => {
    authorise(procedure["~orpc"].meta, context.session);
    return next();
  });

/** The same for handlers that need the session. */
export const routeWithSession = route.use(({ context, next }) => {
  if (!context.session) throw new ApiError("no_session");
  return next({ context: { session: context.session } });
});
