import { findStreamRoute, type MatchedStreamRoute, REVALIDATED_ROUTES } from "../contract/index.ts";
import type { Logger } from "../monitoring/index.ts";
import { isApiPath, isPlaceInPage, servePageFile } from "../page/index.ts";
import { metaOf } from "./accessOf.ts";
import { authorise } from "./authorise.ts";
import { JSON_LIMIT, limitOfStream, withinLimit } from "./bodyLimits.ts";
import type { RequestContext } from "./context.ts";
import { type ContractHandlerParts, createContractHandler } from "./contractHandler.ts";
import { revalidated } from "./finishResponse.ts";
import { withGuardedJson } from "./guardJson.ts";
import { hasAcceptableContentType } from "./jsonBody.ts";
import { createRequestLimits } from "./limits/requestLimits.ts";
import { rejectForeignRequest } from "./originGuard.ts";
import { ApiError, problemOf } from "./problems.ts";
import type { RouterParts } from "./routes/index.ts";
import { createStreamDispatcher, type StreamParts } from "./streams/index.ts";

export interface RoutedParts
  extends Omit<RouterParts, "limits">,
    Omit<StreamParts, "uploadLimitBytes" | "metricsToken" | "limits" | "reportError"> {
  readonly log: Logger;
}

export interface Answered {
  readonly response: Response;
  /** The route's pattern, as a metric label: label values must not grow with use. */
  readonly route: string;
}

/** Everybody learns the same of a path that does not exist. */
const UNKNOWN_ROUTE = { access: "authenticated", forKids: true } as const;

const isWrite = ({ method }: Request) => method !== "GET" && method !== "HEAD";

/**
 * Checks origin, session and the user's limits, then passes a request to a streaming route, a JSON route of the
 * contract or the page.
 * @throws errors that the caller answers with a problem document
 */
export function createRequestRouter(
  parts: RoutedParts,
  recordError: ContractHandlerParts["recordError"],
): (request: Request, context: RequestContext) => Promise<Answered> {
  const { config } = parts;
  const limits = createRequestLimits(parts.clock);
  const answerByContract = createContractHandler({ ...parts, limits, recordError });
  const answerByStream = createStreamDispatcher({
    ...parts,
    limits,
    uploadLimitBytes: config.uploadLimitBytes,
    metricsToken: config.metricsToken,
    reportError(error, where, { language, requestId }) {
      const { problem, unexpected } = problemOf(error, language);
      if (unexpected) parts.log.error({ err: error, where }, "a response ended in an unexpected error");
      recordError(problem, where, requestId);
      return problem;
    },
  });

  return answer;

  async function answer(request: Request, context: RequestContext): Promise<Answered> {
    const rejection = rejectForeignRequest(request, config);
    if (rejection) throw new ApiError(rejection);
    const { pathname } = new URL(request.url);

    const stream = findStreamRoute(request.method, pathname);
    if (stream) {
      authorise(stream.route, context.session);
      return { response: await answerStream(stream, request, context), route: stream.route.path };
    }
    const declared = metaOf(request.method, pathname);
    if (declared === null && !isApiPath(pathname))
      return { response: await servePage(parts, request, pathname), route: "page" };
    // Unknown paths also require a session, so that unauthenticated clients cannot discover which paths exist.
    authorise(declared ?? UNKNOWN_ROUTE, context.session);
    if (!hasAcceptableContentType(request)) throw new ApiError("json_only");
    if (isWrite(request) && context.session) limits.countWrite(context.session);
    const answered = await withinLimit(request, JSON_LIMIT, async (limited) =>
      answerByContract(await withGuardedJson(limited), context),
    );
    if (!answered) throw new ApiError("unknown_route");
    const isStored = request.method === "GET" && REVALIDATED_ROUTES.has(answered.route);
    return isStored ? { ...answered, response: revalidated(answered.response) } : answered;
  }

  async function answerStream(
    stream: MatchedStreamRoute,
    request: Request,
    context: RequestContext,
  ): Promise<Response> {
    const { session } = context;
    const answerLimited = () =>
      withinLimit(request, limitOfStream(stream.route, config), (limited) => answerByStream(stream, limited, context));
    if (!session || !isWrite(request)) return answerLimited();
    const { bodyLimitBytes } = stream.route;
    // Dropping thousands of files is one action, sent a few files at a time, so it is not counted as writes.
    if (bodyLimitBytes !== "upload") limits.countWrite(session);
    return bodyLimitBytes ? limits.withinUploads(session, answerLimited) : answerLimited();
  }
}

async function servePage({ config, reads }: RoutedParts, request: Request, pathname: string): Promise<Response> {
  const isReading = request.method === "GET" || request.method === "HEAD";
  const page =
    config.pageFolder && isReading ? await servePageFile(config.pageFolder, pathname, request.headers) : null;
  if (!page) throw new ApiError("unknown_route");
  // Prefetch: the page that loads will request lists next.
  if (isPlaceInPage(pathname)) reads.warmUp();
  return page;
}
