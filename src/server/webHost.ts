import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { type HostConfig, isLoopback } from "../config.ts";
import type { Language } from "../contract/index.ts";
import { CodedError } from "../errors/index.ts";
import { type Address, type HostNames, type ListenerNames, namesOf, urlOf } from "./address.ts";
import { certificateOf } from "./certificate.ts";
import { createTrustTest } from "./clientConnection.ts";
import type { HostedEngine } from "./hostedEngine.ts";
import { close, closeAfter, createListener, listen } from "./listener.ts";
import { answerParserErrors } from "./rawProblem.ts";
import { createRequestListener } from "./requestListener.ts";

export type { HostedEngine } from "./hostedEngine.ts";

export interface WebHost {
  /** As a browser writes it, with the port that the system chose. */
  readonly url: string;
  readonly port: number;
  /** Refuses new connections, stops the engine, and ends the connections still open, event streams too. */
  stop(): Promise<void>;
}

export interface WebHostOptions {
  /** Host names that the owner adds to the listener's own, without a port: it is the listener's. */
  readonly addedHosts?: readonly string[];
  /** How long a sender may pause in the middle of a body. */
  readonly idleTimeoutMs?: number;
  /** Language of refusals for clients that accept none of ours. */
  readonly language?: Language;
}

/** Thrown where everyone on the network could create the first account. */
export class NoAccounts extends CodedError<"no_accounts", { readonly fact: string }> {
  override readonly name = "NoAccounts";
}

/** Thrown where passwords would travel beyond this machine in clear text. */
export class InsecureHttp extends CodedError<"insecure_http_start", { readonly fact: string }> {
  override readonly name = "InsecureHttp";
}

const IDLE_TIMEOUT_MS = 30_000;
const WITHOUT_PROXY: Omit<HostConfig, "host" | "port"> = {
  trustedProxies: [],
  publicUrl: null,
  tls: null,
  isInsecureHttpAllowed: false,
  hstsSeconds: 0,
};

/**
 * Listens first, for only then the port is known that `Host` and `Origin` must name; the engine opens after that, and
 * requests wait for it meanwhile. A port in use is noticed before the library is touched.
 * @param openEngine makes the engine for a listener of these names
 * @throws InsecureHttp, CertificateUnusable before anything else; the error of `listen`, with its code; NoAccounts where
 *   others than this machine's programs can reach it and the library has no account
 */
export async function openWebHost(
  openEngine: (names: ListenerNames) => Promise<HostedEngine>,
  address: Address & Partial<HostConfig>,
  { addedHosts = [], idleTimeoutMs = IDLE_TIMEOUT_MS, language = "en" }: WebHostOptions = {},
): Promise<WebHost> {
  const { host, port: wantedPort, ...exposure } = { ...WITHOUT_PROXY, ...address };
  const { trustedProxies, publicUrl, tls, isInsecureHttpAllowed, hstsSeconds } = exposure;
  const hasProxy = trustedProxies.length > 0;
  const isTls = tls !== null;
  if (!isLoopback(host) && !isTls && !hasProxy && !isInsecureHttpAllowed) {
    throw new InsecureHttp("insecure_http_start", { fact: host });
  }
  let answer: RequestListener = (incoming, outgoing) => waiting.push([incoming, outgoing]);
  const waiting: [IncomingMessage, ServerResponse][] = [];
  const server = createListener(tls && certificateOf(tls), (incoming, outgoing) => answer(incoming, outgoing));
  answerParserErrors(server, language);
  const port = await listen(server, { host, port: wantedPort });
  const names = namesOf({ host, port }, { added: addedHosts, publicUrl, hasProxy, isTls });
  const url = urlOf({ host, port }, isTls);

  let engine: HostedEngine | undefined;
  try {
    engine = await openEngine(namesForEngine(names));
    const isExposed = !isLoopback(host) || hasProxy || publicUrl !== null;
    if (isExposed && !engine.hasAccounts()) throw new NoAccounts("no_accounts", { fact: publicUrl ?? host });
    engine.announce(url);
  } catch (error) {
    close(server);
    await engine?.stop();
    throw error;
  }

  const opened = engine;
  const isTrusted = createTrustTest(trustedProxies);
  const parts = {
    engine: opened,
    names,
    isTrusted,
    isTls,
    isInsecureHttpAllowed,
    hstsSeconds,
    idleTimeoutMs,
    language,
  };
  answer = createRequestListener(parts);
  for (const [incoming, outgoing] of waiting) answer(incoming, outgoing);
  return { url, port, stop: () => closeAfter(server, () => opened.stop()) };
}

/** The engine sees the host that the client used, whether it came through a proxy or not. */
function namesForEngine({ allowedHosts, forwardedHosts, origins }: HostNames): ListenerNames {
  return { allowedHosts: [...new Set([...allowedHosts, ...forwardedHosts])], origins };
}
