import { BlockList, isIP } from "node:net";
import { ConfigInvalid, listIn, numberIn, wordIn } from "./environment.ts";

/** Where the web host listens, and what stands between it and its clients. */
export interface HostConfig {
  readonly host: string;
  readonly port: number;
  /** Addresses and networks (CIDR) of proxies whose `Forwarded` and `X-Forwarded-*` headers are trusted. */
  readonly trustedProxies: readonly string[];
  /** Origin under which browsers reach the library: `https://films.example.org`. */
  readonly publicUrl: string | null;
  /** PEM files of the certificate for serving HTTPS directly. */
  readonly tls: TlsFiles | null;
  /** Whether passwords may travel in clear text beyond this machine. */
  readonly isInsecureHttpAllowed: boolean;
  /** `max-age` of HSTS; 0: the header is not sent. */
  readonly hstsSeconds: number;
}

export interface TlsFiles {
  readonly certificateFile: string;
  readonly keyFile: string;
}

/** Names of this machine that a browser may send as host. */
export const LOOPBACK_NAMES: readonly string[] = ["127.0.0.1", "localhost", "::1"];

const DEFAULT_PORT = 4780;
const PUBLIC_URL_EXAMPLE = "https://films.example.org";
const YES_OR_NO = ["1", "0"] as const;

/** @throws ConfigInvalid naming the variable and what it may be */
export function readHostConfig(environment: NodeJS.ProcessEnv): HostConfig {
  return {
    host: environment.FILMOTHEQUE_HOST || "127.0.0.1",
    port: numberIn(environment, "FILMOTHEQUE_PORT", DEFAULT_PORT, 65_535),
    trustedProxies: trustedProxiesIn(environment),
    publicUrl: publicUrlIn(environment),
    tls: tlsIn(environment),
    isInsecureHttpAllowed: wordIn(environment, "FILMOTHEQUE_INSECURE_HTTP", YES_OR_NO, "0") === "1",
    hstsSeconds: numberIn(environment, "FILMOTHEQUE_HSTS_SECONDS", 0),
  };
}

function trustedProxiesIn(environment: NodeJS.ProcessEnv): string[] {
  const entries = listIn(environment, "FILMOTHEQUE_TRUSTED_PROXIES");
  const wrong = entries.find((entry) => !addNetwork(new BlockList(), entry));
  const example = "127.0.0.1, 10.0.0.0/8";
  if (wrong !== undefined) throw new ConfigInvalid("FILMOTHEQUE_TRUSTED_PROXIES", wrong, { kind: "address", example });
  const wide = entries.find(isWiderThanAnyNetwork);
  if (wide !== undefined) throw new ConfigInvalid("FILMOTHEQUE_TRUSTED_PROXIES", wide, { kind: "network", example });
  return entries;
}

/**
 * The largest private networks are 10.0.0.0/8 and fc00::/7. Trusting a larger network would let clients on the
 * internet forge their address.
 */
const MIN_IPV6_BITS = 7;

/** Whether a network is larger than any private network, including IPv4 written as IPv6 (`::ffff:0:0/96`). */
function isWiderThanAnyNetwork(entry: string): boolean {
  const [address = "", bits] = entry.split("/");
  if (isIP(address) === 6 && bits !== undefined && Number(bits) < MIN_IPV6_BITS) return true;
  const network = new BlockList();
  addNetwork(network, entry);
  // Compares two adjacent /8 networks. A network with a prefix of 7 bits or fewer contains the first and the last
  // address.
  return Array.from({ length: 128 }, (_, index) => 2 * index).some(
    (first) => network.check(`${first}.0.0.0`) && network.check(`${first + 1}.255.255.255`),
  );
}

/** A host as browsers send it: over HTTPS, `films.example.org:443` becomes `films.example.org`. */
export function withoutDefaultPort(host: string, isTls: boolean): string {
  const own = isTls ? ":443" : ":80";
  return host.endsWith(own) && !host.endsWith(`:${own}`) ? host.slice(0, -own.length) : host;
}

/**
 * Adds an address or a network to a list.
 * @param entry `127.0.0.1`, `::1`, `10.0.0.0/8`
 * @returns false where it is neither; the list is unchanged then
 */
export function addNetwork(list: BlockList, entry: string): boolean {
  const [address = "", bits, ...rest] = entry.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  const family = version === 6 ? "ipv6" : "ipv4";
  if (bits === undefined) {
    list.addAddress(address, family);
    return true;
  }
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > (version === 6 ? 128 : 32)) return false;
  list.addSubnet(address, Number(bits), family);
  return true;
}

/** Whether a listener with this name or address is reachable from this machine only. */
export function isLoopback(host: string): boolean {
  return LOOPBACK_NAMES.includes(host) || /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

function publicUrlIn(environment: NodeJS.ProcessEnv): string | null {
  const text = environment.FILMOTHEQUE_PUBLIC_URL;
  if (!text) return null;
  const url = URL.parse(text);
  // The page's URLs begin at the root, so a path prefix cannot work.
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && `${url.pathname}${url.search}${url.hash}` === "/";
  if (isOrigin && url.username === "" && url.password === "") return url.origin;
  throw new ConfigInvalid("FILMOTHEQUE_PUBLIC_URL", text, { kind: "address", example: PUBLIC_URL_EXAMPLE });
}

function tlsIn(environment: NodeJS.ProcessEnv): TlsFiles | null {
  const certificateFile = environment.FILMOTHEQUE_TLS_CERT;
  const keyFile = environment.FILMOTHEQUE_TLS_KEY;
  if (!certificateFile && !keyFile) return null;
  if (certificateFile && keyFile) return { certificateFile, keyFile };
  const missing = certificateFile ? "FILMOTHEQUE_TLS_KEY" : "FILMOTHEQUE_TLS_CERT";
  throw new ConfigInvalid(missing, "", { kind: "file", example: "/etc/filmotheque/server.pem" });
}
