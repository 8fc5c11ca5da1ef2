import type { Session } from "../../accounts/index.ts";
import { CodedError } from "../../errors/index.ts";
import type { Clock } from "../../time/index.ts";
import { createSlots, type SlotLimits } from "./slots.ts";
import { type BucketSize, createTokenBuckets } from "./tokenBuckets.ts";

export type TooManyCode =
  | "too_many_writes"
  | "too_many_uploads"
  | "too_many_streams"
  | "too_many_frames"
  | "too_many_exports";

/** A user or a session exceeded a request limit. */
export class TooManyRequests extends CodedError<TooManyCode, { readonly retryAfterSeconds: number }> {
  override readonly name = "TooManyRequests";
}

/** Request limits for each user, for each session and for all together. */
export interface RequestLimits {
  /** Counts a request that changes something. @throws TooManyRequests */
  countWrite(session: Session): void;
  /** Runs an upload if another one may run. @throws TooManyRequests, and whatever `work` throws */
  withinUploads<T>(session: Session, work: () => Promise<T>): Promise<T>;
  /** Runs the extraction of a frame if another one may run. @throws TooManyRequests, and whatever `work` throws */
  withinFrames<T>(session: Session, work: () => Promise<T>): Promise<T>;
  /** Takes a slot for an export that is held in memory. @returns releases it; may be called more than once @throws TooManyRequests */
  openExport(session: Session): () => void;
  /** Takes a slot for an event stream. @returns releases it; may be called more than once @throws TooManyRequests */
  openStream(session: Session): () => void;
  /** Takes a slot for a film that ffmpeg writes. @returns releases it; may be called more than once @throws TooManyRequests */
  openRemux(session: Session): () => void;
}

/** Ten changes a second, more than a user makes by hand. Bulk actions are a single request. */
const MEMBER_WRITES: BucketSize = { burst: 600, perMinute: 600 };
/** The owner may also run scripts, so the limit is higher. */
const OWNER_WRITES: BucketSize = { burst: 6_000, perMinute: 6_000 };
/** The page runs up to three uploads at once. */
const UPLOADS = { perKey: 10, total: 50 };
/** The page shows eight frames, and asks for eight others before these have come. */
const FRAMES = { perKey: 24, total: 60 };
/** Each holds what a person has rated and watched, megabytes, until the client has read it. */
const EXPORTS = { perKey: 2, total: 10 };
/** Each browser tab opens one stream. */
const STREAMS = { perSession: 20, perUser: 60, total: 200 };
/** Each stream runs an ffmpeg process. Seeking opens a new stream before the previous one has ended. */
const REMUXES = { perSession: 6, perUser: 8, total: 24 };
/** How long a client should wait for a free slot. */
const SLOT_RETRY_SECONDS = 5;

export function createRequestLimits(clock: Clock): RequestLimits {
  const writes = createTokenBuckets(clock);

  return {
    countWrite({ user }) {
      const retryAfterSeconds = writes.take(String(user.key), user.role === "owner" ? OWNER_WRITES : MEMBER_WRITES);
      if (retryAfterSeconds !== null) throw new TooManyRequests("too_many_writes", { retryAfterSeconds });
    },
    withinUploads: within(limitByUser(UPLOADS, "too_many_uploads")),
    withinFrames: within(limitByUser(FRAMES, "too_many_frames")),
    openExport: limitByUser(EXPORTS, "too_many_exports"),
    openStream: limitOpen(STREAMS),
    openRemux: limitOpen(REMUXES),
  };
}

/** @returns takes a slot of the user */
function limitByUser(limits: SlotLimits, code: TooManyCode): (session: Session) => () => void {
  const slots = createSlots(limits);
  return ({ user }) => {
    const release = slots.take(String(user.key));
    if (!release) throw new TooManyRequests(code, { retryAfterSeconds: SLOT_RETRY_SECONDS });
    return release;
  };
}

function within(take: (session: Session) => () => void) {
  return async <T>(session: Session, work: () => Promise<T>): Promise<T> => {
    const release = take(session);
    try {
      return await work();
    } finally {
      release();
    }
  };
}

interface OpenLimits {
  readonly perSession: number;
  readonly perUser: number;
  readonly total: number;
}

/**
 * Slots by session and by user: one page that leaks streams leaves the user's other pages theirs, and one user with many
 * sessions leaves the others theirs.
 */
function limitOpen({ perSession, perUser, total }: OpenLimits): (session: Session) => () => void {
  const ofSessions = createSlots({ perKey: perSession, total });
  const ofUsers = createSlots({ perKey: perUser, total });

  return ({ idHash, user }) => {
    const releaseSession = ofSessions.take(idHash);
    const releaseUser = releaseSession && ofUsers.take(String(user.key));
    if (!releaseUser) {
      releaseSession?.();
      throw new TooManyRequests("too_many_streams", { retryAfterSeconds: SLOT_RETRY_SECONDS });
    }
    return () => {
      releaseSession();
      releaseUser();
    };
  };
}
