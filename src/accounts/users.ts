import type { Language, User } from "../contract/index.ts";
import type { Store } from "../store/index.ts";

/** A user with the key that their ratings and watch states hang on. */
export interface KnownUser extends User {
  readonly key: number;
}

interface Row {
  id: number;
  user_id: string;
  display_name: string;
  role: "owner" | "member";
  language: Language;
  password_hash: string;
}

export interface NewUserRow {
  readonly userId: string;
  readonly displayName: string;
  readonly role: "owner" | "member";
  readonly language: Language;
  readonly passwordHash: string;
}

/** The user table's SQL. Names differ by more than case and composition. */
export function userRecords({ sql }: Store, clock: { now(): number }) {
  return {
    count: () => sql<{ count: number }>("SELECT count(*) AS count FROM user").get()?.count ?? 0,

    byKey(key: number): KnownUser | null {
      const row = sql<Row>("SELECT * FROM user WHERE id = :key").get({ key });
      return row ? toUser(row) : null;
    },

    byId(userId: string): (KnownUser & { readonly passwordHash: string }) | null {
      const row = sql<Row>("SELECT * FROM user WHERE user_id = :userId").get({ userId: foldId(userId) });
      return row ? { ...toUser(row), passwordHash: row.password_hash } : null;
    },

    all: (): KnownUser[] => sql<Row>("SELECT * FROM user ORDER BY role DESC, display_name").all().map(toUser),

    /** @returns null when the name is taken */
    insert({ userId, displayName, role, language, passwordHash }: NewUserRow): number | null {
      const { changes, id } = sql(`
        INSERT INTO user (user_id, display_name, role, language, password_hash, created_at)
        VALUES (:userId, :displayName, :role, :language, :passwordHash, :now)
        ON CONFLICT DO NOTHING`).run({
        userId: foldId(userId),
        displayName,
        role,
        language,
        passwordHash,
        now: clock.now(),
      });
      return changes > 0 ? id : null;
    },

    setPassword(key: number, passwordHash: string): void {
      sql("UPDATE user SET password_hash = :passwordHash WHERE id = :key").run({ key, passwordHash });
    },

    setLanguage(key: number, language: Language): void {
      sql("UPDATE user SET language = :language WHERE id = :key").run({ key, language });
    },

    remove(key: number): void {
      sql("DELETE FROM user WHERE id = :key").run({ key });
    },
  };
}

export function foldId(userId: string): string {
  return userId.normalize("NFC").trim().toLowerCase();
}

function toUser(row: Row): KnownUser {
  return { key: row.id, userId: row.user_id, displayName: row.display_name, role: row.role, language: row.language };
}
