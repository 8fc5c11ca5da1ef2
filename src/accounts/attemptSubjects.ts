import { isIPv4, isIPv6 } from "node:net";
import { foldId } from "./lookAlikes.ts";

/** Longer names belong to no user: they share a line in the table rather than filling it. */
const MAX_NAME_LENGTH = 200;
const NETWORK_GROUPS = 4;
const IPV6_GROUPS = 8;

/** What failures for this name count under. */
export function accountSubject(userId: string): string {
  return `account:${foldId(userId).slice(0, MAX_NAME_LENGTH)}`;
}

/** What failures from this address count under. A line gets a whole /64 of IPv6 addresses: they count as one. */
export function addressSubject(address: string): string {
  return `address:${networkOf(address)}`;
}

function networkOf(address: string): string {
  const bare = address.split("%", 1)[0] ?? "";
  const inner = bare.slice(bare.lastIndexOf(":") + 1);
  if (isIPv4(inner)) return inner;
  if (!isIPv6(bare)) return bare.slice(0, MAX_NAME_LENGTH);
  const [head = [], tail = []] = bare.split("::").map((half) => half.split(":").filter((group) => group !== ""));
  const groups = bare.includes("::")
    ? [...head, ...Array<string>(Math.max(IPV6_GROUPS - head.length - tail.length, 0)).fill("0"), ...tail]
    : head;
  return `${groups
    .slice(0, NETWORK_GROUPS)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
