import { parseAccept } from "hono/utils/accept";

/** Smallest first. */
const ENCODINGS = [
  { encoding: "br", ending: ".br" },
  { encoding: "gzip", ending: ".gz" },
] as const;

export type PageEncoding = (typeof ENCODINGS)[number];

/** The compressed forms that a client takes (RFC 9110), those it prefers first, then the smallest. */
export function acceptedEncodings(acceptEncoding: string | null): readonly PageEncoding[] {
  const accepted = parseAccept(acceptEncoding ?? "").map(({ type, q }) => ({ type: type.toLowerCase(), q }));
  const quality = ({ encoding }: PageEncoding) =>
    (accepted.find(({ type }) => type === encoding) ?? accepted.find(({ type }) => type === "*"))?.q ?? 0;
  return ENCODINGS.filter((one) => quality(one) > 0).toSorted((one, other) => quality(other) - quality(one));
}
