import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { withoutDefaultPort } from "../config.ts";
import type { Language } from "../contract/index.ts";
import { readdress } from "../engine.ts";
import { negotiateLanguage } from "../messages/index.ts";
import type { HostNames } from "./address.ts";
import { type ClientConnection, isPrivate, resolveClient, type TrustTest } from "./clientConnection.ts";
import { createDelivery } from "./deliver.ts";
import { FORWARDING_HEADERS } from "./forwarded.ts";
import type { HostedEngine } from "./hostedEngine.ts";
import { type HostProblemCode, PROBLEM_HEADERS, problem, problemResponse } from "./hostProblem.ts";
import { rawProblem } from "./rawProblem.ts";

export interface RequestListenerParts {
  readonly engine: HostedEngine;
  readonly names: HostNames;
  readonly isTrusted: TrustTest;
  readonly isTls: boolean;
  readonly isInsecureHttpAllowed: boolean;
  readonly hstsSeconds: number;
  readonly idleTimeoutMs: number;
  /** Language of refusals for clients that accept none of ours. */
  readonly language: Language;
}

/** Routes that need neither password nor session, for health checks and scrapers inside a container network. */
const OPEN_OVER_HTTP = new Set(["/api/health", "/metrics"]);

/** Rejects requests that no client of ours would send, and passes the others to the engine. */
export function createRequestListener(parts: RequestListenerParts): RequestListener {
  const clients = new WeakMap<object, ClientConnection>();
  const deliver = createDelivery((request, { client }: { readonly client: ClientConnection }) =>
    forwardToEngine(parts, request, client),
  );
  const handle = getRequestListener(
    (request, { incoming }) => deliver(request, { client: clients.get(incoming) ?? UNKNOWN_CLIENT }),
    { errorHandler: () => problemResponse("misdirected_request", parts.language) },
  );
  return (incoming, outgoing) => {
    const client = admit(incoming, parts);
    if (typeof client === "string") return refuse(outgoing, client, languageOf(incoming, parts.language));
    clients.set(incoming, client);
    limitIdleBody(incoming, parts.idleTimeoutMs, languageOf(incoming, parts.language));
    handle(incoming, outgoing);
  };
}

/** The client, or why its request is refused. */
function admit(incoming: IncomingMessage, parts: RequestListenerParts): ClientConnection | HostProblemCode {
  const { headers, socket, url = "" } = incoming;
  const client = resolveClient({ peer: socket.remoteAddress ?? "", isTls: parts.isTls }, headers, parts.isTrusted);
  if (!client || hidesClient(headers.host, client, socket.remoteAddress, parts)) return "forwarded_invalid";
  if (!hasOurHost(incoming, client, parts.names)) return "misdirected_request";
  const isOpen = OPEN_OVER_HTTP.has(url.split("?", 1)[0] ?? "");
  return isPrivate(client) || parts.isInsecureHttpAllowed || isOpen ? client : "insecure_http";
}

/**
 * Whether a trusted proxy forwards a request to the public address without naming the client, who would then be treated
 * as a program on this machine.
 */
function hidesClient(
  host: string | undefined,
  { isForwarded }: ClientConnection,
  peer = "",
  { names, isTrusted }: RequestListenerParts,
): boolean {
  if (isForwarded || host === undefined || !isTrusted(peer.replace(/^::ffff:/i, ""))) return false;
  const isPublicName = [true, false].some((isTls) =>
    names.forwardedHosts.includes(withoutDefaultPort(host.toLowerCase(), isTls)),
  );
  return isPublicName && !/^(?:localhost|127\.0\.0\.1|\[::1\])(?::|$)/i.test(host);
}

/** Exactly one Host, which is one of our names, and a path: an absolute URL would name a second host. */
function hasOurHost({ rawHeaders, url = "" }: IncomingMessage, client: ClientConnection, names: HostNames): boolean {
  const hosts = rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === "host");
  const [host] = hosts;
  if (hosts.length !== 1 || host === undefined || !url.startsWith("/")) return false;
  const named = withoutDefaultPort((client.host ?? host).toLowerCase(), client.isSecure);
  return (client.isForwarded ? names.forwardedHosts : names.allowedHosts).includes(named);
}

function refuse(outgoing: ServerResponse, code: HostProblemCode, language: Language): void {
  const { status, body } = problem(code, language);
  outgoing.writeHead(status, { ...PROBLEM_HEADERS, connection: "close" }).end(body);
}

function languageOf({ headers }: IncomingMessage, fallback: Language): Language {
  return negotiateLanguage(headers["accept-language"] ?? null, fallback);
}

/** A body that stops half-way holds memory and a connection: after the wait the sender is cut off. */
function limitIdleBody(incoming: IncomingMessage, idleTimeoutMs: number, language: Language): void {
  const hasBody = "transfer-encoding" in incoming.headers || Number(incoming.headers["content-length"] ?? 0) > 0;
  if (!hasBody) return;
  const { socket } = incoming;
  incoming.setTimeout(idleTimeoutMs, () => {
    socket.end(rawProblem("request_timeout", language), () => socket.destroy());
  });
  incoming.once("end", () => socket.setTimeout(0));
}

async function forwardToEngine(
  { engine, language, hstsSeconds }: RequestListenerParts,
  request: Request,
  client: ClientConnection,
): Promise<Response> {
  const { address, isForwarded, isSecure } = client;
  try {
    const asked = isForwarded ? asWrittenByClient(request, client) : request;
    const response = await engine.fetch(asked, { address, isForwarded });
    if (isSecure && hstsSeconds > 0) response.headers.set("Strict-Transport-Security", `max-age=${hstsSeconds}`);
    return response;
  } catch (error) {
    engine.log.error({ err: error }, "a request failed with an unexpected error");
    return problemResponse("internal_error", negotiateLanguage(request.headers.get("accept-language"), language));
  }
}

const UNKNOWN_CLIENT: ClientConnection = { address: "", isForwarded: true, isSecure: false, host: null };

/** The request with the scheme and host that its client used, and without forwarding headers. */
function asWrittenByClient(request: Request, { isSecure, host }: ClientConnection): Request {
  const headers = new Headers(request.headers);
  const written = withoutDefaultPort((host ?? headers.get("host") ?? "").toLowerCase(), isSecure);
  headers.set("host", written);
  for (const name of FORWARDING_HEADERS) headers.delete(name);
  const { pathname, search } = new URL(request.url);
  return readdress(request, { url: `${isSecure ? "https" : "http"}://${written}${pathname}${search}`, headers });
}
