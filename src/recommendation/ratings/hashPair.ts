/**
 * A hash of a user's and a film's id that splits ratings without a generator and without a file: everybody who has the
 * ids has the same folds. 32-bit unsigned; the finalizer is MurmurHash3's.
 * @param salt another salt splits the same ratings differently
 */
export function hashPair(user: number, film: number, salt = 0): number {
  let hash = (Math.imul(user, 0x9e3779b1) + Math.imul(film, 0x85ebca77) + Math.imul(salt, 0x27d4eb2f)) | 0;
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return hash >>> 0;
}
