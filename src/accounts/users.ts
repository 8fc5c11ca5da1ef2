import type { DrawnAvatar, Language, User } from "../contract/index.ts";
import { nextId, type Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import { foldId, looksLike } from "./lookAlikes.ts";
import type { HashedPassword } from "./passwords.ts";

/** A user with the key that their ratings and watch states hang on. */
export interface KnownUser extends User {
  readonly key: number;
}

/** A picture that a person uploaded, re-encoded. */
export interface UserPicture {
  /** Changes with the picture. */
  readonly hash: string;
  readonly webp: Uint8Array;
}

export interface UserWithPassword extends KnownUser {
  readonly passwordHash: HashedPassword;
}

interface Row {
  id: number;
  user_id: string;
  display_name: string;
  role: "owner" | "member";
  language: Language;
  password_hash: HashedPassword;
  maximum_age: number | null;
  avatar: DrawnAvatar | null;
  has_pin: number;
  picture_hash: string | null;
}

export interface NewUserRow {
  readonly userId: string;
  readonly displayName: string;
  readonly role: "owner" | "member";
  readonly language: Language;
  readonly passwordHash: HashedPassword;
  readonly maximumAge: number | null;
}

const COLUMNS = `id, user_id, display_name, role, language, password_hash, maximum_age, avatar,
  pin_hash IS NOT NULL AS has_pin, (SELECT hash FROM user_picture WHERE user_picture.user = user.id) AS picture_hash`;

const NO_AVATAR: User["avatar"] = { drawn: null, picture: null };

/** The user table's SQL. Names are kept as typed, and differ by more than case, composition and width. */
export interface Users {
  count(): number;
  byKey(key: number): KnownUser | null;
  byId(userId: string): UserWithPassword | null;
  /** Whether a user logs in with this name or is shown under it, or under one that looks the same. */
  isTaken(name: string): boolean;
  /** The owner first, then by name. */
  all(): KnownUser[];
  /** @returns null when another user has one of the two names, in any case, or one that looks like it */
  insert(user: NewUserRow): KnownUser | null;
  setPassword(key: number, passwordHash: HashedPassword): void;
  setLanguage(key: number, language: Language): void;
  /** Chooses a drawn avatar, or none; an uploaded picture is removed. */
  setAvatar(key: number, drawn: DrawnAvatar | null): void;
  setPicture(key: number, picture: UserPicture): void;
  pictureOf(key: number): UserPicture | null;
  setPin(key: number, pinHash: HashedPassword | null): void;
  pinHashOf(key: number): HashedPassword | null;
  /** @param maximumAge null: no limit */
  setMaximumAge(key: number, maximumAge: number | null): void;
  remove(key: number): void;
}

export function createUsers({ sql, writeDurable }: Store, clock: Clock): Users {
  return {
    count: () => sql<{ count: number }>("SELECT count(*) AS count FROM user").get()?.count ?? 0,

    byKey(key: number): KnownUser | null {
      const row = sql<Row>(`SELECT ${COLUMNS} FROM user WHERE id = :key`).get({ key });
      return row ? toUser(row) : null;
    },

    byId,
    isTaken,

    all: (): KnownUser[] =>
      sql<Row>(`SELECT ${COLUMNS} FROM user ORDER BY role = 'owner' DESC, display_name, id`).all().map(toUser),

    insert: ({ userId, displayName, role, language, passwordHash, maximumAge }: NewUserRow): KnownUser | null =>
      writeDurable(() => {
        if (isTaken(userId) || isTaken(displayName)) return null;
        const id = nextId({ sql }, "user");
        sql(`
          INSERT INTO user (id, user_id, display_name, role, language, password_hash, maximum_age, created_at)
          VALUES (:id, :userId, :displayName, :role, :language, :passwordHash, :maximumAge, :now)`).run({
          id,
          userId,
          displayName,
          role,
          language,
          passwordHash,
          maximumAge,
          now: clock.now(),
        });
        return { key: id, userId, displayName, role, language, maximumAge, avatar: NO_AVATAR, hasPin: false };
      }),

    setPassword(key: number, passwordHash: HashedPassword): void {
      sql("UPDATE user SET password_hash = :passwordHash WHERE id = :key").run({ key, passwordHash });
    },

    setLanguage(key: number, language: Language): void {
      sql("UPDATE user SET language = :language WHERE id = :key").run({ key, language });
    },

    ...createProfileColumns({ sql }),

    setMaximumAge(key: number, maximumAge: number | null): void {
      sql("UPDATE user SET maximum_age = :maximumAge WHERE id = :key").run({ key, maximumAge });
    },

    remove(key: number): void {
      sql("DELETE FROM user WHERE id = :key").run({ key });
    },
  };

  /** A household is small, and SQLite folds ASCII alone: the names are compared here. */
  function byId(userId: string): UserWithPassword | null {
    const folded = foldId(userId);
    const row = sql<Row>(`SELECT ${COLUMNS} FROM user`)
      .all()
      .find((user) => foldId(user.user_id) === folded);
    return row ? { ...toUser(row), passwordHash: row.password_hash } : null;
  }

  function isTaken(name: string): boolean {
    return sql<{ user_id: string; display_name: string }>("SELECT user_id, display_name FROM user")
      .all()
      .some((user) => looksLike(user.user_id, name) || looksLike(user.display_name, name));
  }
}

/** How a person is shown, and their PIN. */
function createProfileColumns({
  sql,
}: Pick<Store, "sql">): Pick<Users, "setAvatar" | "setPicture" | "pictureOf" | "setPin" | "pinHashOf"> {
  return {
    setAvatar(key: number, drawn: DrawnAvatar | null): void {
      sql("UPDATE user SET avatar = :drawn WHERE id = :key").run({ key, drawn });
      sql("DELETE FROM user_picture WHERE user = :key").run({ key });
    },

    setPicture(key: number, { hash, webp }: UserPicture): void {
      sql(`
        INSERT INTO user_picture (user, hash, webp)
        VALUES (:key, :hash, :webp)
        ON CONFLICT DO UPDATE SET hash = excluded.hash, webp = excluded.webp`).run({ key, hash, webp });
    },

    pictureOf: (key: number): UserPicture | null =>
      sql<UserPicture>("SELECT hash, webp FROM user_picture WHERE user = :key").get({ key }) ?? null,

    setPin(key: number, pinHash: HashedPassword | null): void {
      sql("UPDATE user SET pin_hash = :pinHash WHERE id = :key").run({ key, pinHash });
    },

    pinHashOf: (key: number): HashedPassword | null =>
      sql<{ pinHash: HashedPassword | null }>("SELECT pin_hash AS pinHash FROM user WHERE id = :key").get({ key })
        ?.pinHash ?? null,
  };
}

function toUser(row: Row): KnownUser {
  return {
    key: row.id,
    userId: row.user_id,
    displayName: row.display_name,
    role: row.role,
    language: row.language,
    maximumAge: row.maximum_age,
    avatar: {
      drawn: row.avatar,
      picture: row.picture_hash === null ? null : `/api/avatars/${row.id}/${row.picture_hash}`,
    },
    hasPin: row.has_pin === 1,
  };
}
