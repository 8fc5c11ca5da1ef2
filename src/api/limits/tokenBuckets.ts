import { LRUCache } from "lru-cache";
import type { Clock } from "../../time/index.ts";

/** How many tokens a bucket holds, and how many it gains in a minute. */
export interface BucketSize {
  readonly burst: number;
  readonly perMinute: number;
}

interface Bucket {
  tokens: number;
  /** Milliseconds since 1970. */
  filledAt: number;
}

/**
 * One token bucket for each key: each action takes a token, and tokens come back with time.
 * https://en.wikipedia.org/wiki/Token_bucket
 */
export interface TokenBuckets {
  /** @returns null when a token was taken, else the number of seconds until there is one */
  take(key: string, size: BucketSize): number | null;
}

/** The least recently used bucket is dropped: after a long time it would be full again anyway. */
const MAX_BUCKETS = 10_000;
const MINUTE_MS = 60_000;

export function createTokenBuckets(clock: Clock): TokenBuckets {
  const buckets = new LRUCache<string, Bucket>({ max: MAX_BUCKETS });

  return {
    take(key, { burst, perMinute }) {
      const now = clock.now();
      const bucket = buckets.get(key) ?? { tokens: burst, filledAt: now };
      buckets.set(key, bucket);
      // When the clock is set back, no tokens are added or removed.
      const passedMs = Math.max(0, now - bucket.filledAt);
      bucket.tokens = Math.min(burst, bucket.tokens + (passedMs / MINUTE_MS) * perMinute);
      bucket.filledAt = now;
      if (bucket.tokens < 1) return Math.ceil(((1 - bucket.tokens) / perMinute) * 60);
      bucket.tokens -= 1;
      return null;
    },
  };
}
