import type { Session } from "../../accounts/index.ts";
import { CodedError } from "../../errors/index.ts";
import type { Clock } from "../../time/index.ts";
import { createSlots } from "./slots.ts";
import { type BucketSize, createTokenBuckets } from "./tokenBuckets.ts";

export type TooManyCode = "too_many_writes" | "too_many_uploads" | "too_many_streams";

/** More than one person or one session may ask for. */
export class TooMany extends CodedError<TooManyCode, { readonly retryAfterSeconds: number }> {
  override readonly name = "TooMany";
}

/** What one person, one session and all together may ask of the program. */
export interface RequestLimits {
  /** A request that changes something. @throws TooMany */
  countWrite(session: Session): void;
  /** Runs an upload where there is room for one more. @throws TooMany, and what the work throws */
  withinUploads<T>(session: Session, work: () => Promise<T>): Promise<T>;
  /** Takes the place of one event stream. @returns gives it back, once. @throws TooMany */
  openStream(session: Session): () => void;
}

/** Far more than hands can do: a rating a second, for an hour. A page asks for many films in one request. */
const MEMBER_WRITES: BucketSize = { burst: 600, perMinute: 600 };
/** Scripts of the owner too. */
const OWNER_WRITES: BucketSize = { burst: 6_000, perMinute: 6_000 };
/** A page sends three at once. */
const UPLOADS = { perKey: 10, total: 50 };
/** One for each tab of a browser. */
const STREAMS = { perKey: 20, total: 200 };
/** When a slot may be free again. */
const SLOT_RETRY_SECONDS = 5;

export function createRequestLimits(clock: Clock): RequestLimits {
  const writes = createTokenBuckets(clock);
  const uploads = createSlots(UPLOADS);
  const streams = createSlots(STREAMS);

  return {
    countWrite({ user }) {
      const retryAfterSeconds = writes.take(String(user.key), user.role === "owner" ? OWNER_WRITES : MEMBER_WRITES);
      if (retryAfterSeconds !== null) throw new TooMany("too_many_writes", { retryAfterSeconds });
    },
    async withinUploads({ user }, work) {
      const giveBack = uploads.take(String(user.key));
      if (!giveBack) throw new TooMany("too_many_uploads", { retryAfterSeconds: SLOT_RETRY_SECONDS });
      try {
        return await work();
      } finally {
        giveBack();
      }
    },
    openStream({ idHash }) {
      const giveBack = streams.take(idHash);
      if (!giveBack) throw new TooMany("too_many_streams", { retryAfterSeconds: SLOT_RETRY_SECONDS });
      return giveBack;
    },
  };
}
