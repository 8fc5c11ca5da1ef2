import { LRUCache } from "lru-cache";
import type { Clock } from "../../time/index.ts";

/** So many at once, and then so many in a minute. */
export interface BucketSize {
  readonly burst: number;
  readonly perMinute: number;
}

interface Bucket {
  tokens: number;
  /** Milliseconds since 1970. */
  filledAt: number;
}

/** One token bucket a key: each act takes a token, and tokens come back with time. https://en.wikipedia.org/wiki/Token_bucket */
export interface TokenBuckets {
  /** @returns null where there was a token, else after how many seconds there will be one */
  take(key: string, size: BucketSize): number | null;
}

/** Of keys; the bucket of one that was away for long is full again, so that the oldest may be forgotten. */
const MAX_BUCKETS = 10_000;
const MINUTE_MS = 60_000;

export function createTokenBuckets(clock: Clock): TokenBuckets {
  const buckets = new LRUCache<string, Bucket>({ max: MAX_BUCKETS });

  return {
    take(key, { burst, perMinute }) {
      const now = clock.now();
      const bucket = buckets.get(key) ?? { tokens: burst, filledAt: now };
      buckets.set(key, bucket);
      // A clock that is set back gives nothing, and takes nothing.
      const passedMs = Math.max(0, now - bucket.filledAt);
      bucket.tokens = Math.min(burst, bucket.tokens + (passedMs / MINUTE_MS) * perMinute);
      bucket.filledAt = now;
      if (bucket.tokens < 1) return Math.ceil(((1 - bucket.tokens) / perMinute) * 60);
      bucket.tokens -= 1;
      return null;
    },
  };
}
