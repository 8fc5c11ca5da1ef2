interface Content {
  readonly path: string;
  readonly sizeBytes: number;
  readonly mtimeMs: number;
  readonly fingerprint: string | null;
  readonly fullHash: string | null;
}

/**
 * Whether two stats were at the same content, as far as anybody knows. Size and three samples are enough, until the
 * whole of both was read. Where nothing was read of one of them, only an untouched file under the same path counts.
 */
export function isSameContent(one: Content, other: Content): boolean {
  if (one.sizeBytes !== other.sizeBytes) return false;
  if (one.fingerprint === null || other.fingerprint === null)
    return one.path === other.path && one.mtimeMs === other.mtimeMs;
  if (one.fingerprint !== other.fingerprint) return false;
  return one.fullHash === null || other.fullHash === null || one.fullHash === other.fullHash;
}
