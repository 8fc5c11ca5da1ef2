import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { CodedError } from "../errors/index.ts";
import { type Address, isLoopback, type ListenerNames, namesOf, urlOf } from "./address.ts";
import { PROBLEM_HEADERS, problem, problemResponse } from "./hostProblem.ts";

/** What the web host needs of an engine. */
export interface HostedEngine {
  fetch(request: Request, peer?: { address: string }): Promise<Response>;
  hasAccounts(): boolean;
  /** Tells a second program on the same library where this one answers. */
  announce(address: string): void;
  stop(): Promise<void>;
  readonly log: { error(facts: object, message: string): void };
}

export interface WebHost {
  /** As a browser writes it, with the port that the system chose. */
  readonly url: string;
  readonly port: number;
  /** Refuses new connections, stops the engine, and ends the connections still open, event streams too. */
  stop(): Promise<void>;
}

export type WebHostOptions = {
  /** Host names that the owner adds to the listener's own, without a port: it is the listener's. */
  readonly addedHosts?: readonly string[];
  /** How long a sender may pause in the middle of a body. */
  readonly idleTimeoutMs?: number;
};

/** Thrown where everyone on the network could create the first account. */
export class NoAccounts extends CodedError<"no_accounts"> {
  override readonly name = "NoAccounts";
  constructor(message: string) {
    super("no_accounts", {}, { message });
  }
}

const IDLE_TIMEOUT_MS = 30_000;
const HEADERS_TIMEOUT_MS = 10_000;
const MAX_HEADER_BYTES = 16 * 1024;

/**
 * Listens first, for only then the port is known that `Host` and `Origin` must name; the engine opens after that, and
 * requests wait for it meanwhile. A port in use is noticed before the library is touched.
 * @param openEngine makes the engine for a listener of these names
 * @throws NoAccounts where `host` is not loopback and the library has no account; the error of `listen`, with its code
 */
export async function openWebHost(
  openEngine: (names: ListenerNames) => Promise<HostedEngine>,
  { host, port: wantedPort }: Address,
  { addedHosts = [], idleTimeoutMs = IDLE_TIMEOUT_MS }: WebHostOptions = {},
): Promise<WebHost> {
  let answer: RequestListener = (incoming, outgoing) => waiting.push([incoming, outgoing]);
  const waiting: [IncomingMessage, ServerResponse][] = [];
  const server = createServer(
    // A request without a Host gets our own answer, like one with a wrong Host.
    {
      requireHostHeader: false,
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: 0,
    },
    (incoming, outgoing) => answer(incoming, outgoing),
  );
  const port = await listen(server, { host, port: wantedPort });
  const names = namesOf({ host, port }, addedHosts);
  const url = urlOf({ host, port });

  let engine: HostedEngine | undefined;
  try {
    engine = await openEngine(names);
    if (!isLoopback(host) && !engine.hasAccounts()) {
      throw new NoAccounts(
        `Anyone who can reach ${host} could create the first account: start on 127.0.0.1, create it, then start here again.`,
      );
    }
    engine.announce(url);
  } catch (error) {
    close(server);
    await engine?.stop();
    throw error;
  }

  const opened = engine;
  answer = createRequestListener(opened, names, idleTimeoutMs);
  for (const [incoming, outgoing] of waiting) answer(incoming, outgoing);
  return { url, port, stop: () => stop(server, opened) };
}

/** Rejects requests that no client of ours would send, and passes the others to the engine. */
function createRequestListener(
  engine: HostedEngine,
  { allowedHosts }: ListenerNames,
  idleTimeoutMs: number,
): RequestListener {
  const names = new Set(allowedHosts);
  const handOn = getRequestListener(
    (request, { incoming }) => forwardToEngine(engine, request, incoming.socket?.remoteAddress),
    {
      errorHandler: () => problemResponse("misdirected_request"),
    },
  );
  return (incoming, outgoing) => {
    if (!hasOurHost(incoming, names)) return refuse(outgoing);
    limitIdleBody(incoming, idleTimeoutMs);
    handOn(incoming, outgoing);
  };
}

/** One Host, one of our names, and a path: a proxy's absolute address would carry a second host. */
function hasOurHost({ rawHeaders, url }: IncomingMessage, names: ReadonlySet<string>): boolean {
  const hosts = rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === "host");
  return hosts.length === 1 && names.has(hosts[0]!.toLowerCase()) && (url ?? "").startsWith("/");
}

function refuse(outgoing: ServerResponse): void {
  const { status, body } = problem("misdirected_request");
  outgoing.writeHead(status, { ...PROBLEM_HEADERS, connection: "close" }).end(body);
}

/** A body that stops half-way holds memory and a connection: after the wait the sender is cut off. */
function limitIdleBody(incoming: IncomingMessage, idleTimeoutMs: number): void {
  const hasBody = "transfer-encoding" in incoming.headers || Number(incoming.headers["content-length"] ?? 0) > 0;
  if (!hasBody) return;
  const { socket } = incoming;
  incoming.setTimeout(idleTimeoutMs, () => {
    socket.end("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", () =>
      socket.destroy(),
    );
  });
  incoming.once("end", () => socket.setTimeout(0));
}

async function forwardToEngine(engine: HostedEngine, request: Request, address = ""): Promise<Response> {
  try {
    return await engine.fetch(request, { address });
  } catch (error) {
    engine.log.error({ err: error }, "a request ended in an error that nobody expected");
    return problemResponse("internal_error");
  }
}

function listen(server: Server, { host, port }: Address): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once("error", reject);
  server.listen(port, host, () => {
    server.off("error", reject);
    resolve((server.address() as AddressInfo).port); // an address, not a pipe: it listens on a port
  });
  return promise;
}

function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  return closed;
}

async function stop(server: Server, engine: HostedEngine): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await engine.stop();
  // Event streams stay open until they are closed; everything that could still be answered has been.
  server.closeAllConnections();
  await closed;
}
