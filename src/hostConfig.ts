import { BlockList, isIP } from "node:net";
import { ConfigInvalid, listIn, numberIn, wordIn } from "./environment.ts";

/** Where the web host listens, and what stands between it and its clients. */
export interface HostConfig {
  readonly host: string;
  readonly port: number;
  /** Addresses and networks (CIDR) that are trusted to name the client: `Forwarded`, `X-Forwarded-*`. */
  readonly trustedProxies: readonly string[];
  /** Origin under which browsers reach the library: `https://films.example.org`. */
  readonly publicUrl: string | null;
  /** PEM files of a certificate with which it serves HTTPS itself. */
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

/** As a browser may write the address of this machine. */
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
  if (wrong === undefined) return entries;
  throw new ConfigInvalid("FILMOTHEQUE_TRUSTED_PROXIES", wrong, { kind: "address", example: "127.0.0.1, 10.0.0.0/8" });
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

/** Whether only programs of this machine can reach a listener of that name, or have that address. */
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
