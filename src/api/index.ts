/**
 * The contract bound to the features. In: a web-standard request. Out: a response, always; what goes wrong is a
 * problem document in the person's language. It holds no rule of the field.
 */
import { randomUUID } from "node:crypto";
import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { ORPCError } from "@orpc/server";
import type { Accounts, Session } from "../accounts/index.ts";
import type { Language, Problem } from "../contract/index.ts";
import { negotiateLanguage } from "../messages/index.ts";
import type { Activity, Logger } from "../monitoring/index.ts";
import { isApiPath, servePageFile, setSecurityHeaders } from "../page/index.ts";
import type { RequestContext } from "./context.ts";
import { describeApi } from "./describeApi.ts";
import { hasAcceptableContentType } from "./jsonBody.ts";
import { isOpenRoute } from "./openRoutes.ts";
import { rejectForeignRequest } from "./originGuard.ts";
import { ApiError, problemOf, problemResponse } from "./problems.ts";
import { type RawRouteParts, rawRoutes } from "./rawRoutes.ts";
import { accountRoutes } from "./routes/accounts.ts";
import { fileRoutes } from "./routes/files.ts";
import { type FilmRouteParts, filmRoutes } from "./routes/films.ts";
import { type JobRouteParts, jobRoutes } from "./routes/jobs.ts";
import { type ModelRouteParts, modelRoutes } from "./routes/models.ts";
import { type MonitoringRouteParts, monitoringRoutes } from "./routes/monitoring.ts";
import { peopleRoutes } from "./routes/people.ts";
import { personalRoutes } from "./routes/personal.ts";
import { type ProgramRouteParts, programRoutes } from "./routes/program.ts";
import { type ReviewRouteParts, reviewRoutes } from "./routes/review.ts";
import { sessionIdOf } from "./sessionCookie.ts";

export interface ApiParts
  extends ProgramRouteParts,
    FilmRouteParts,
    JobRouteParts,
    ModelRouteParts,
    MonitoringRouteParts,
    ReviewRouteParts,
    Omit<RawRouteParts, "uploadLimitBytes" | "metricsToken"> {
  readonly accounts: Accounts;
  readonly log: Logger;
  readonly activity: Pick<Activity, "recordRequest" | "recordMetricsRead">;
}

/** The engine's one way in for clients. */
export interface Api {
  /** @param peer who asks; the window's private scheme has no address */
  fetch(request: Request, peer?: { readonly address: string }): Promise<Response>;
}

interface Answered {
  readonly response: Response;
  /** The route's pattern, for the metrics: their number must not grow with use. */
  readonly route: string;
}

/** nginx's word for it; it reaches the metrics alone. */
const CLIENT_GONE = 499;
/** Enough to tell sessions apart in the flow view, too little to find one. */
const SESSION_MARK = 8;
const EVENT_KEEP_ALIVE_MS = 15_000;

export function createApi(parts: ApiParts): Api {
  const { accounts, activity, config, log, metrics } = parts;
  const router = {
    accounts: accountRoutes(parts),
    films: filmRoutes(parts),
    files: fileRoutes(parts),
    review: reviewRoutes(parts),
    jobs: jobRoutes(parts),
    models: modelRoutes(parts),
    monitoring: monitoringRoutes(parts),
    people: peopleRoutes(parts),
    personal: personalRoutes(parts),
    program: programRoutes(parts),
  };
  const handler = new OpenAPIHandler(router, {
    eventIteratorKeepAliveInterval: EVENT_KEEP_ALIVE_MS,
    customErrorResponseBodyEncoder: (error) => error.data,
    interceptors: [
      async ({ next, context, request }) => {
        try {
          return await next();
        } catch (error) {
          throw asProtocolError(error, context, `${request.method} ${request.url.pathname}`);
        }
      },
    ],
    clientInterceptors: [
      ({ next, procedure, context }) => {
        routes.set(context, procedure["~orpc"].route.path ?? "unknown");
        return next();
      },
    ],
  });
  const raw = rawRoutes({ ...parts, uploadLimitBytes: config.uploadLimitBytes, metricsToken: config.metricsToken });
  const describe = describeApi(parts.version);
  const routes = new WeakMap<RequestContext, string>();

  /** oRPC writes errors itself; what it is given is the finished document. */
  function asProtocolError(error: unknown, context: RequestContext, where: string): ORPCError<string, Problem> {
    const { problem, unexpected, retryAfterSeconds } = problemOf(error, context.language);
    // Who asked has left: what their leaving broke off is no error of anybody's.
    const isGone = context.signal.aborted;
    if (unexpected && !isGone) log.error({ err: error, where }, "a request ended in an error that nobody expected");
    if (!isGone)
      noteError(
        problem,
        `${where.slice(0, where.indexOf(" "))} ${routes.get(context) ?? "unknown"}`,
        context.requestId,
      );
    if (retryAfterSeconds !== undefined) context.headers.set("Retry-After", String(Math.ceil(retryAfterSeconds)));
    context.headers.set("content-type", "application/problem+json");
    return new ORPCError(problem.code, { status: problem.status, message: problem.detail, data: problem });
  }

  function contextOf(request: Request, address: string, requestId: string): RequestContext {
    const sessionId = sessionIdOf(request.headers);
    const session: Session | null = sessionId ? accounts.sessionOf(sessionId) : null;
    const language: Language =
      session?.user.language ?? negotiateLanguage(request.headers.get("accept-language"), config.language);
    return {
      requestId,
      session,
      sessionId,
      language,
      address,
      isSecure: new URL(request.url).protocol === "https:",
      headers: new Headers(),
      signal: request.signal,
      onSessionEnded(listener) {
        const stop = accounts.onSessionEnded((idHash) => {
          if (idHash === session?.idHash) listener();
        });
        // It may have ended since this request came in, and nobody will say so again.
        if (!sessionId || !accounts.sessionOf(sessionId)) listener();
        return stop;
      },
    };
  }

  async function answer(request: Request, context: RequestContext): Promise<Answered> {
    const refusal = rejectForeignRequest(request, config);
    if (refusal) throw new ApiError(refusal);
    const { pathname } = new URL(request.url);

    for (const route of raw) {
      const found = route.method === request.method ? route.matches.exec(pathname) : null;
      if (!found) continue;
      if (!route.isOpen && !context.session) throw new ApiError("no_session");
      return { response: await route.handle(request, found, context), route: route.pattern };
    }
    if (pathname === "/api/openapi.json" || pathname === "/api/docs") {
      if (!context.session) throw new ApiError("no_session");
      return { response: await describe(pathname), route: pathname };
    }

    if (isApiPath(pathname)) {
      if (!context.session && !isOpenRoute(request, pathname)) throw new ApiError("no_session");
      if (!hasAcceptableContentType(request)) throw new ApiError("json_only");
    }
    const { matched, response } = await handler.handle(request, { context });
    if (matched) return { response, route: routes.get(context) ?? "unmatched" };
    if (isApiPath(pathname)) throw new ApiError("unknown_route");
    const page = config.pageFolder && isReading(request) ? await servePageFile(config.pageFolder, pathname) : null;
    if (!page) throw new ApiError("unknown_route");
    return { response: page, route: "page" };
  }

  function noteError({ code, status }: Problem, where: string, requestId: string): void {
    metrics.error(code);
    parts.errors.record({ code, status, where, requestId });
  }

  async function answerAlways(request: Request, context: RequestContext): Promise<Answered> {
    const { requestId } = context;
    try {
      return await answer(request, context);
    } catch (error) {
      // Whoever asked has gone: nobody reads the answer, and nothing went wrong.
      if (request.signal.aborted) return { response: new Response(null, { status: CLIENT_GONE }), route: "refused" };
      const answerable = problemOf(error, context.language);
      if (answerable.unexpected) log.error({ err: error }, "a request ended in an error that nobody expected");
      noteError(answerable.problem, `${request.method} refused`, requestId);
      return { response: problemResponse(answerable), route: "refused" };
    }
  }

  return {
    async fetch(request: Request, peer: { readonly address: string } = { address: "" }): Promise<Response> {
      const start = performance.now();
      const requestId = randomUUID();
      const { pathname } = new URL(request.url);
      if (!isWatching(pathname)) activity.recordRequest();
      if (/^\/api\/(metrics|health)\//.test(pathname)) activity.recordMetricsRead();
      const context = contextOf(request, peer.address, requestId);
      const session = context.session?.idHash.slice(0, SESSION_MARK) ?? null;
      const { response, route } = await parts.flow.request(
        { id: requestId, method: request.method, session },
        () => answerAlways(request, context),
        (answered) => ({ route: answered.route, status: answered.response.status }),
      );
      const durationMs = performance.now() - start;
      metrics.request({ route, method: request.method, status: response.status, seconds: durationMs / 1000 });
      log.debug({ requestId, route, method: request.method, status: response.status, durationMs }, "request");
      return finish(response, context, requestId, durationMs);
    },
  };
}

function finish(response: Response, context: RequestContext, requestId: string, durationMs: number): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of context.headers) {
    if (name === "set-cookie") headers.append(name, value);
    else if (name !== "content-type" || response.status >= 400) headers.set(name, value);
  }
  headers.set("X-Request-Id", requestId);
  headers.set("Server-Timing", `engine;dur=${durationMs.toFixed(1)}`);
  if (!headers.has("cache-control")) headers.set("Cache-Control", "no-store");
  setSecurityHeaders(headers);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/** What a page asks by itself while nobody touches it. */
function isWatching(pathname: string): boolean {
  return /^\/(metrics|monitoring\/drift|api\/(metrics|flow|health|alerts|events|jobs|logs|maintenance|outside-requests))/.test(
    pathname,
  );
}

function isReading({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}
