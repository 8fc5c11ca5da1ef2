import { BlockList, isIP } from "node:net";
import { addNetwork, isLoopback } from "../config.ts";
import {
  type ForwardedHop,
  type ForwardingHeaders,
  hasBothFamilies,
  readForwarded,
  readXForwarded,
} from "./forwarded.ts";

/** Who sent a request and how, as far as the socket and trusted proxies tell. */
export interface ClientConnection {
  readonly address: string;
  /** Whether a trusted proxy forwarded the request. Such a client never counts as this machine. */
  readonly isForwarded: boolean;
  readonly isSecure: boolean;
  /** The host that the client asked for, if a proxy passed it on; otherwise null, and `Host` counts. */
  readonly host: string | null;
}

/** What the socket itself tells, without any header. */
export interface SocketFacts {
  readonly peer: string;
  readonly isTls: boolean;
}

/** Whether an address belongs to a trusted proxy. */
export type TrustTest = (address: string) => boolean;

/** @param entries addresses and networks that `readHostConfig` accepted */
export function createTrustTest(entries: readonly string[]): TrustTest {
  const trusted = new BlockList();
  for (const entry of entries) addNetwork(trusted, entry);
  return (address) => {
    const version = isIP(address);
    return version !== 0 && trusted.check(address, version === 6 ? "ipv6" : "ipv4");
  };
}

/**
 * The client behind the proxies. Headers count only if the peer is trusted. Read from the right, the first address that
 * is not trusted is the client; everything to the left of it was written by the client itself.
 * @returns null if the headers from a trusted proxy are invalid or contradict each other
 */
export function resolveClient(
  { peer, isTls }: SocketFacts,
  headers: ForwardingHeaders,
  isTrusted: TrustTest,
): ClientConnection | null {
  const own = withoutIpv4Prefix(peer);
  const direct: ClientConnection = { address: own, isForwarded: false, isSecure: isTls, host: null };
  if (!isTrusted(own)) return direct;
  const hops = readForwarded(headers);
  if (hops === null) return direct;
  if (hops === "invalid") return null;
  const client = clientOf(hops, own, isTrusted);
  return hasBothFamilies(headers) && !agrees(client, headers, own, isTrusted) ? null : client;
}

function clientOf(hops: readonly ForwardedHop[], peer: string, isTrusted: TrustTest): ClientConnection {
  let index = hops.length - 1;
  while (index > 0 && isTrusted(withoutIpv4Prefix(hops[index]?.client ?? ""))) index -= 1;
  const hop = hops[index];
  const address = withoutIpv4Prefix(hop?.client ?? peer);
  return { address, isForwarded: true, isSecure: hop?.scheme === "https", host: hop?.host ?? null };
}

function agrees(client: ClientConnection, headers: ForwardingHeaders, peer: string, isTrusted: TrustTest): boolean {
  const hops = readXForwarded(headers);
  if (hops === null || hops === "invalid") return false;
  const other = clientOf(hops, peer, isTrusted);
  return other.address === client.address && other.isSecure === client.isSecure && other.host === client.host;
}

/** A dual-stack listener reports IPv4 clients with this prefix. */
function withoutIpv4Prefix(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

/** Whether the connection is encrypted or stays on this machine. */
export function isPrivate({ address, isSecure }: ClientConnection): boolean {
  return isSecure || isLoopback(address);
}
