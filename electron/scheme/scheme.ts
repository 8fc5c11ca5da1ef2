import { isApiPath, servePage } from "../../src/page/index.ts";
import { HOST, ORIGIN, SCHEME } from "../window/security.ts";
import type { SessionCookies } from "./sessionCookies.ts";

/** What the window needs of the engine. */
export interface WindowEngine {
  fetch(request: Request, peer?: { address: string }): Promise<Response>;
}

export type SchemeHandler = (request: Request) => Promise<Response>;

export interface SchemeParts {
  /** Pending while the library opens: requests wait for it. */
  readonly engine: Promise<WindowEngine>;
  readonly cookies: Promise<SessionCookies>;
  /** The built page, which is served without the engine. */
  readonly pageFolder: string;
  logError(error: unknown): void;
}

/** The names under which the window's page addresses the engine. */
export const WINDOW_NAMES = { allowedHosts: [HOST], origins: [ORIGIN] } as const;

/** Requests of the window come from this machine. */
const LOCAL_PEER = { address: "127.0.0.1" };

/**
 * Answers the page's requests with the engine, as a browser and a server would between them: cookies are kept and sent,
 * `Host` says whom it is for, and an error becomes a document that the page can show. The page's own files need no
 * engine.
 */
export function serveScheme({ engine, cookies, pageFolder, logError }: SchemeParts): SchemeHandler {
  return async (request) => {
    const { protocol, host } = new URL(request.url);
    if (protocol !== `${SCHEME}:` || host !== HOST) return problem(421, "misdirected_request", "Misdirected Request");
    try {
      // The page's own files never wait for the library: a missing one must be seen as such.
      if (!isApiPath(new URL(request.url).pathname))
        return (await servePage(pageFolder, request)) ?? problem(404, "not_found", "Not Found");
      const opened = await engine.catch(() => null);
      if (!opened) return problem(503, "library_not_open", "Service Unavailable"); // `main.ts` shows the reason in a dialog
      const jar = await cookies;
      const answer = await opened.fetch(withHostAndCookies(request, jar.header()), LOCAL_PEER);
      // A disk that is full costs the log-in of the next start, not this answer.
      await jar.keep(answer.headers.getSetCookie()).catch(logError);
      return withoutCookies(answer);
    } catch (error) {
      logError(error);
      return problem(500, "internal_error", "Internal Server Error");
    }
  };
}

function withHostAndCookies(request: Request, cookie: string | null): Request {
  const headers = new Headers(request.headers);
  headers.set("host", HOST);
  headers.delete("cookie"); // the page cannot set one; should a version of Chromium ever send one, ours counts
  if (cookie !== null) headers.set("cookie", cookie);

  const { method, body, signal, url } = request;
  // A body that streams needs `duplex`, which the type of the standard does not name.
  const init: RequestInit & { duplex: "half" } = { method, headers, body, signal, duplex: "half" };
  return new Request(url, init);
}

function withoutCookies(answer: Response): Response {
  const headers = new Headers(answer.headers);
  headers.delete("set-cookie");
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
}

function problem(status: number, code: string, title: string): Response {
  const document = { type: "about:blank", title, status, code };
  return new Response(JSON.stringify(document), {
    status,
    headers: { "content-type": "application/problem+json", "x-content-type-options": "nosniff" },
  });
}
