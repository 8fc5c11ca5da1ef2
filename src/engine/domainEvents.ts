import type { RatingProfile } from "../drift/index.ts";
import { createEventBus, type EventBus } from "../events/index.ts";
import type { FileRecord } from "../intake/index.ts";
import type { ALERT_NAMES } from "../monitoring/index.ts";
import type { StorageTrouble } from "../store/index.ts";

/**
 * What one feature tells the others, without knowing them. Emitted where the feature is built, subscribed to where the
 * features are connected. Clients learn nothing of these: they read the event stream of the contract.
 */
export interface DomainEventMap {
  /** A file of the library was found at another path. Emitted in the transaction that records it. */
  "file.moved": { readonly file: FileRecord; readonly to: string };
  /** A file that passed for a copy of another holds something else. In the transaction that records it. */
  "file.notDuplicate": { readonly file: FileRecord };
  /** A person adds a file that was removed from the library. In the transaction that records it. */
  "file.addedAgain": { readonly fileId: number };
  /** One film became part of another. In the transaction that merges them. */
  "film.merged": { readonly from: number; readonly to: number };
  /** A film that had left the library is back. */
  "film.returned": { readonly filmId: number };
  /** A job ended, with any outcome. */
  "job.settled": { readonly kind: string };
  "catalogues.changed": Readonly<Record<never, never>>;
  /** The owner entered a TMDB key: films not found without it are queued again. Emitted with `emitAndWait`. */
  "tmdbKey.changed": Readonly<Record<never, never>>;
  /** A version of the rating model serves from now on; `profile` is null where none was made. */
  "model.promoted": {
    readonly version: number;
    readonly profile: RatingProfile | null;
    readonly by: string | null;
  };
  "drift.checked": { readonly isAlert: boolean };
  /** The integrity check ended; null: nothing was found. */
  "database.checked": { readonly finding: string | null };
  "worker.failed": { readonly pool: string; readonly error: unknown };
  "alert.changed": {
    readonly rule: (typeof ALERT_NAMES)[number];
    readonly fact: string;
    readonly isActive: boolean;
    readonly isMuted: boolean;
  };
  /** The library cannot be written, or can be written again (null). */
  "storage.changed": { readonly trouble: StorageTrouble | null };
}

export type DomainEvents = EventBus<DomainEventMap>;

export const createDomainEvents = (): DomainEvents => createEventBus<DomainEventMap>();
