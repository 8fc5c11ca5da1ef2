import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";

/** A person who lets the others compare their ratings with them. */
export interface SharingMember {
  readonly key: number;
  readonly userId: string;
  readonly displayName: string;
  /** Whole years; null: no limit. */
  readonly maximumAge: number | null;
}

/** Who lets others compare their taste: nobody does until they say so. */
export interface TasteSharing {
  isShared(user: number): boolean;
  set(user: number, isShared: boolean): void;
  /** The others who share it, by name. */
  othersThan(user: number): SharingMember[];
}

export function createTasteSharing(
  { sql, writeDurable }: Pick<Store, "sql" | "writeDurable">,
  clock: Clock,
): TasteSharing {
  return {
    isShared: (user) => sql("SELECT 1 FROM taste_sharing WHERE user = :user").get({ user }) !== undefined,
    set(user, isShared) {
      writeDurable(() => {
        if (isShared)
          sql("INSERT OR IGNORE INTO taste_sharing (user, since) VALUES (:user, :now)").run({ user, now: clock.now() });
        else sql("DELETE FROM taste_sharing WHERE user = :user").run({ user });
      });
    },
    othersThan: (user) =>
      sql<SharingMember>(`
        SELECT user.id AS key, user.user_id AS userId, user.display_name AS displayName, user.maximum_age AS maximumAge
        FROM taste_sharing JOIN user ON user.id = taste_sharing.user
        WHERE user.id <> :user
        ORDER BY user.display_name COLLATE NOCASE`).all({ user }),
  };
}
