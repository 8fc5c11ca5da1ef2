interface Content {
  readonly path: string;
  readonly sizeBytes: number;
  readonly mtimeMs: number;
  readonly fingerprint: string | null;
  readonly fullHash: string | null;
}

/**
 * Whether two files have the same content, as far as it is known: by size and fingerprint, and by the hash of the whole
 * file where both have one. Without a fingerprint of both, they must have the same path and time.
 */
export function isSameContent(one: Content, other: Content): boolean {
  if (one.sizeBytes !== other.sizeBytes) return false;
  if (one.fingerprint === null || other.fingerprint === null)
    return one.path === other.path && one.mtimeMs === other.mtimeMs;
  if (one.fingerprint !== other.fingerprint) return false;
  return one.fullHash === null || other.fullHash === null || one.fullHash === other.fullHash;
}
