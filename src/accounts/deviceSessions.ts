import { randomUUID } from "node:crypto";
import type { Store } from "../store/index.ts";
import type { SessionLimits } from "./sessionRecords.ts";

/** Another session on the same device. */
export interface OpenSession {
  readonly idHash: string;
  readonly user: number;
}

/** Which sessions are open on the same device: the SQL. Writing functions expect to be inside a transaction. */
export interface DeviceSessions {
  /** The second session was opened on the device where the first one is in use. It takes the place of the user's others. */
  link(current: string, added: string): void;
  /** The other sessions on the device that still hold, one a user: the last used. */
  others(current: string, limits: SessionLimits): OpenSession[];
  /** Counts a PIN before it is compared. @returns how many were wrong since the last right one, this one included */
  countPin(idHash: string): number;
  forgetPins(idHash: string): void;
}

export function createDeviceSessions({ sql }: Pick<Store, "sql">): DeviceSessions {
  const deviceOf = (session: string) =>
    sql<{ device: string }>("SELECT device FROM device_session WHERE session = :session").get({ session })?.device;
  const insert = (session: string, device: string) =>
    sql("INSERT OR IGNORE INTO device_session (session, device) VALUES (:session, :device)").run({ session, device });

  return {
    link(current, added) {
      const device = deviceOf(current) ?? randomUUID();
      insert(current, device);
      insert(added, device);
      // One session a user: with several, each would have its own tries of the PIN.
      sql(`
        DELETE FROM device_session
        WHERE device = :device AND session <> :added AND session IN (
          SELECT other.id_hash FROM session JOIN session AS other USING (user) WHERE session.id_hash = :added)`).run({
        device,
        added,
      });
    },
    others: (current, limits) =>
      sql<OpenSession & { lastUsedAt: number }>(`
        SELECT other.session AS idHash, session.user, max(session.last_used_at) AS lastUsedAt
        FROM device_session AS own
        JOIN device_session AS other ON other.device = own.device AND other.session <> own.session
        JOIN session ON session.id_hash = other.session
        WHERE own.session = :current
          AND session.user <> (SELECT user FROM session WHERE id_hash = :current)
          AND session.last_used_at > :lastUsedBefore AND session.created_at > :createdBefore
        GROUP BY session.user
        ORDER BY session.user`)
        .all({ current, ...limits })
        .map(({ idHash, user }) => ({ idHash, user })),
    countPin: (idHash) =>
      sql<{ failures: number }>(`
        UPDATE device_session
        SET pin_failures = pin_failures + 1
        WHERE session = :idHash
        RETURNING pin_failures AS failures`).get({ idHash })?.failures ?? Number.MAX_SAFE_INTEGER,
    forgetPins(idHash) {
      sql("UPDATE device_session SET pin_failures = 0 WHERE session = :idHash").run({ idHash });
    },
  };
}
