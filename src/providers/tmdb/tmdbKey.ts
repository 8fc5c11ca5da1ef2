/** Both kinds of key that TMDB issues, distinguished by their format. */
export type TmdbKey =
  | { readonly kind: "none" }
  | { readonly kind: "v3"; readonly key: string }
  | { readonly kind: "v4"; readonly token: string };

/** A v4 read token is a JWT (three parts between two dots) and goes in a header; a v3 key can only go in the address. */
export function readTmdbKey(text: string | null | undefined): TmdbKey {
  const key = text?.trim() ?? "";
  if (key === "") return { kind: "none" };
  return key.split(".").length === 3 ? { kind: "v4", token: key } : { kind: "v3", key };
}
