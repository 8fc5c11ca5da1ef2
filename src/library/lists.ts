import { CodedError } from "../errors/index.ts";
import { nextNumber, type Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import { UnknownFilm } from "./identity.ts";

export type ListKind = "watchlist" | "favourites" | "own";

export interface FilmListEntry {
  readonly id: number;
  readonly kind: ListKind;
  /** Of a list of one's own; the two others are named by the page. */
  readonly name: string;
  readonly count: number;
}

export type ListErrorCode = "unknown_list" | "list_exists" | "list_kept";

const KEPT = ["watchlist", "favourites"] as const;

/** A person's lists. The watchlist and the favourites are always there; what is on them hangs on films, not on files. */
export function filmLists({ sql, writeDurable }: Store, clock: Clock) {
  const of = (user: number, id: number) => {
    const list = sql<{ id: number; kind: ListKind; name: string }>(
      "SELECT id, kind, name FROM list WHERE id = :id AND user = :user",
    ).get({ id, user });
    if (!list) throw new CodedError<ListErrorCode>("unknown_list", { fact: String(id) });
    return list;
  };

  function mustBeFree(user: number, name: string, except = 0): void {
    const taken = sql("SELECT 1 FROM list WHERE user = :user AND kind = 'own' AND name = :name AND id <> :except");
    if (taken.get({ user, name, except })) throw new CodedError<ListErrorCode>("list_exists", { fact: name });
  }

  return {
    lists(user: number): FilmListEntry[] {
      const missing = sql<{ count: number }>("SELECT count(*) AS count FROM list WHERE user = :user AND kind <> 'own'");
      if ((missing.get({ user })?.count ?? 0) < KEPT.length)
        writeDurable(() => {
          for (const kind of KEPT)
            sql(
              "INSERT OR IGNORE INTO list (id, user, kind, name, created_at) VALUES (:id, :user, :kind, '', :now)",
            ).run({
              id: nextNumber({ sql }, "list"),
              user,
              kind,
              now: clock.now(),
            });
        });
      return sql<FilmListEntry>(`
        SELECT list.id, list.kind, list.name, count(list_film.film) AS count
        FROM list LEFT JOIN list_film ON list_film.list = list.id
        WHERE list.user = :user GROUP BY list.id
        ORDER BY list.kind = 'own', list.kind DESC, list.name COLLATE NOCASE`).all({ user });
    },

    /** Which of a person's lists hold a film. */
    listsOfFilm: (user: number, film: number): number[] =>
      sql<{ id: number }>(`
        SELECT list.id FROM list_film JOIN list ON list.id = list_film.list
        WHERE list_film.film = :film AND list.user = :user ORDER BY list.id`)
        .all({ user, film })
        .map(({ id }) => id),

    /** @throws CodedError `list_exists` */
    createList: (user: number, name: string): number =>
      writeDurable(() => {
        mustBeFree(user, name);
        const id = nextNumber({ sql }, "list");
        sql("INSERT INTO list (id, user, kind, name, created_at) VALUES (:id, :user, 'own', :name, :now)").run({
          id,
          user,
          name,
          now: clock.now(),
        });
        return id;
      }),

    /** @throws CodedError */
    renameList(user: number, id: number, name: string): void {
      writeDurable(() => {
        if (of(user, id).kind !== "own") throw new CodedError<ListErrorCode>("list_kept", { fact: String(id) });
        mustBeFree(user, name, id);
        sql("UPDATE list SET name = :name WHERE id = :id").run({ id, name });
      });
    },

    /** Its films stay. @throws CodedError */
    removeList(user: number, id: number): void {
      writeDurable(() => {
        if (of(user, id).kind !== "own") throw new CodedError<ListErrorCode>("list_kept", { fact: String(id) });
        sql("DELETE FROM list WHERE id = :id").run({ id });
      });
    },

    /** @throws CodedError `unknown_list`, UnknownFilm */
    setListed(user: number, id: number, film: number, isListed: boolean): void {
      writeDurable(() => {
        of(user, id);
        if (!sql("SELECT 1 FROM film WHERE id = :film").get({ film })) throw new UnknownFilm(film);
        if (isListed)
          sql("INSERT OR IGNORE INTO list_film (list, film, added_at) VALUES (:id, :film, :now)").run({
            id,
            film,
            now: clock.now(),
          });
        else sql("DELETE FROM list_film WHERE list = :id AND film = :film").run({ id, film });
      });
    },
  };
}
