import type { HostConfig } from "../config.ts";

/** Where the web host listens. Port 0 lets the system choose a free one. */
export type Address = HostConfig;

/** The names under which a browser may address this listener; any other is refused (DNS rebinding). */
export type ListenerNames = { readonly allowedHosts: readonly string[]; readonly origins: readonly string[] };

const LOOPBACK_NAMES = ["127.0.0.1", "localhost", "::1"];
const EVERY_INTERFACE = ["0.0.0.0", "::", ""];

/** Whether only programs of this machine can reach it. */
export function isLoopback(host: string): boolean {
  return LOOPBACK_NAMES.includes(host) || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

export function urlOf({ host, port }: Address): string {
  return `http://${withPort(host, port)}`;
}

/**
 * What `Host` and `Origin` may say: the loopback names, the address it listens on, and what the owner adds.
 * The address of all interfaces (`0.0.0.0`) is the name of none.
 * @param added host names without a port, as the owner wrote them
 */
export function namesOf({ host, port }: Address, added: readonly string[] = []): ListenerNames {
  const own = EVERY_INTERFACE.includes(host) ? [] : [host];
  const names = [...new Set([...LOOPBACK_NAMES, ...own, ...added].map((name) => name.toLowerCase()))];
  const allowedHosts = names.map((name) => withPort(name, port));
  return { allowedHosts, origins: allowedHosts.map((name) => `http://${name}`) };
}

/** As browsers write it: brackets around an IPv6 address, and no port where it is the scheme's own. */
function withPort(host: string, port: number): string {
  const name = host.includes(":") ? `[${host}]` : host;
  return port === 80 ? name : `${name}:${port}`;
}
