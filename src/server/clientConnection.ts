import { BlockList, isIP } from "node:net";
import { addNetwork } from "../config.ts";
import { isLoopback } from "./address.ts";
import {
  type ForwardedHop,
  type ForwardingHeaders,
  hasBothFamilies,
  readForwarded,
  readXForwarded,
} from "./forwarded.ts";

/** Who asks, and over what, as far as it can be believed. */
export interface ClientConnection {
  readonly address: string;
  /** Whether a trusted proxy spoke for the client. Such a client is never taken for this machine. */
  readonly isForwarded: boolean;
  readonly isSecure: boolean;
  /** As the client wrote it; null: what `Host` says. */
  readonly host: string | null;
}

/** What the socket itself says. */
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
 * The client behind the proxies. Their headers count only where the peer is trusted, and only as far back as every proxy
 * is: the first address from the right that is not trusted is the client, and what it wrote itself stands left of it.
 * @returns null where a trusted proxy says what cannot be understood, or two things at once
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

/** A listener on both families names IPv4 clients so. */
function withoutIpv4Prefix(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

/** Whether nobody between the client and this program can read along. */
export function isPrivate({ address, isSecure }: ClientConnection): boolean {
  return isSecure || isLoopback(address);
}
