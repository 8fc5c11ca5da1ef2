import type { Accounts, Session } from "../accounts/index.ts";
import { type EngineConfig, isLoopback } from "../config.ts";
import type { Language } from "../contract/index.ts";
import { negotiateLanguage } from "../messages/index.ts";
import type { Peer, RequestContext } from "./context.ts";
import { sessionIdOf } from "./sessionCookie.ts";

interface ContextParts {
  readonly accounts: Accounts;
  readonly config: Pick<EngineConfig, "language">;
}

/** Who asks, in which language, and until when. */
export function contextOf(
  request: Request,
  { address, isForwarded = false }: Peer,
  requestId: string,
  { accounts, config }: ContextParts,
): RequestContext {
  const isSecure = new URL(request.url).protocol === "https:";
  const sessionId = sessionIdOf(request.headers, isSecure);
  const session: Session | null = sessionId ? accounts.sessionOf(sessionId) : null;
  const language: Language =
    session?.user.language ?? negotiateLanguage(request.headers.get("accept-language"), config.language);
  return {
    requestId,
    session,
    sessionId,
    language,
    address,
    // Empty: the window's private scheme, which has no peer.
    isLocal: !isForwarded && (address === "" || isLoopback(address)),
    isSecure,
    userAgent: request.headers.get("user-agent"),
    headers: new Headers(),
    signal: request.signal,
    onSessionEnded(listener) {
      const stop = accounts.onSessionEnded((idHash) => {
        if (idHash === session?.idHash) listener();
      });
      // The session may have ended since this request came in; that event is not repeated.
      if (!sessionId || !accounts.sessionOf(sessionId)) listener();
      return stop;
    },
  };
}
