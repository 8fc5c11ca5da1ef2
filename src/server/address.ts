import { type HostConfig, LOOPBACK_NAMES } from "../config.ts";

/** Where the web host listens. Port 0 lets the system choose a free one. */
export type Address = Pick<HostConfig, "host" | "port">;

/** The names under which clients may address this listener. */
export interface ListenerNames {
  /** Accepted values of `Host` from clients that connect directly; any other is refused (DNS rebinding). */
  readonly allowedHosts: readonly string[];
  /** Origins of the page, whichever way it was reached. */
  readonly origins: readonly string[];
}

/** The same for requests that a trusted proxy forwards. */
export interface HostNames extends ListenerNames {
  /** Names of this library at its proxy, which listens on a port of its own. */
  readonly forwardedHosts: readonly string[];
}

export interface NamingOptions {
  /** Host names without a port, as the owner wrote them. */
  readonly added?: readonly string[];
  readonly publicUrl?: string | null;
  /** Whether there is a proxy in front of the listener: then the added names are also valid without a port. */
  readonly hasProxy?: boolean;
  readonly isTls?: boolean;
}

const EVERY_INTERFACE = ["0.0.0.0", "::", ""];

export function urlOf({ host, port }: Address, isTls = false): string {
  return `${schemeOf(isTls)}://${withPort(host, port, isTls)}`;
}

/**
 * Accepted values of `Host` and `Origin`: the loopback names, the listening address, what the owner adds, and the
 * public address. The address of all interfaces (`0.0.0.0`) is not a name.
 */
export function namesOf({ host, port }: Address, options: NamingOptions = {}): HostNames {
  const { added = [], publicUrl = null, hasProxy = false, isTls = false } = options;
  const own = EVERY_INTERFACE.includes(host) ? [] : [host];
  const names = unique([...LOOPBACK_NAMES, ...own, ...added].map((name) => name.toLowerCase()));
  const listenerHosts = names.map((name) => withPort(name, port, isTls));
  const publicHosts = publicUrl === null ? [] : [new URL(publicUrl).host];
  const forwardedHosts = unique([...publicHosts, ...(hasProxy ? added.map((name) => name.toLowerCase()) : [])]);
  return {
    allowedHosts: unique([...listenerHosts, ...publicHosts]),
    forwardedHosts,
    origins: unique([
      ...listenerHosts.map((name) => `${schemeOf(isTls)}://${name}`),
      ...(publicUrl === null ? [] : [publicUrl]),
      ...(hasProxy ? forwardedHosts.map((name) => `https://${name}`) : []),
    ]),
  };
}

/** As browsers write it: brackets around an IPv6 address, and no port where it is the scheme's own. */
function withPort(host: string, port: number, isTls: boolean): string {
  const name = host.includes(":") ? `[${host}]` : host;
  return port === (isTls ? 443 : 80) ? name : `${name}:${port}`;
}

function schemeOf(isTls: boolean): "https" | "http" {
  return isTls ? "https" : "http";
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
