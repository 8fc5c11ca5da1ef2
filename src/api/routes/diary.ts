import type { DiaryEntryAnswer } from "../../contract/index.ts";
import { type DiaryEntry, type Library, UndoProblem } from "../../library/index.ts";
import type { ReadPool } from "../../reads/index.ts";
import { routeWithSession } from "../context.ts";
import { type UndoParts, undoEntry } from "../undoEntry.ts";
import { toJournalAnswer } from "./journal.ts";

export interface DiaryRouteParts extends UndoParts {
  readonly reads: ReadPool;
}

/** The caller's own diary. */
export function diaryRoutes(parts: DiaryRouteParts) {
  const { library, reads } = parts;
  const { diary } = routeWithSession.personal;
  const currentFilm = (id: number) => library.merging.currentFilm(id) ?? id;

  return {
    list: diary.list.handler(async ({ input: { filmId, ...query }, context }) => {
      const user = context.session.user.key;
      const ofFilm = filmId === undefined ? {} : { filmId: currentFilm(filmId) };
      const page = await reads.during(context.signal).diary.page({ user, ...query, ...ofFilm });
      return { ...page, items: withCards(library, user, page.items) };
    }),
    add: diary.add.handler(({ input: { filmId, ...viewing }, context }) => {
      const { key: user, userId } = context.session.user;
      return withCard(library, user, library.diary.add({ user, userId }, currentFilm(filmId), viewing));
    }),
    change: diary.change.handler(({ input: { id, ...change }, context }) => {
      const { key: user, userId } = context.session.user;
      return withCard(library, user, library.diary.change({ user, userId }, id, change));
    }),
    remove: diary.remove.handler(({ input, context }) => {
      const { key: user, userId } = context.session.user;
      library.diary.remove({ user, userId }, input.id);
    }),
    undo: diary.undo.handler(async ({ input, context }) => {
      const { key, userId } = context.session.user;
      if (library.journal.get(input.id)?.user !== key) throw new UndoProblem("unknown_entry");
      return toJournalAnswer(await undoEntry(input.id, userId, parts, context.signal), context.language);
    }),
  };
}

function withCard(library: Library, user: number, entry: DiaryEntry): DiaryEntryAnswer {
  const [answer] = withCards(library, user, [entry]);
  return answer ?? { ...entry, film: null, tags: [...entry.tags] };
}

function withCards(library: Library, user: number, entries: readonly DiaryEntry[]): DiaryEntryAnswer[] {
  const cards = library.films.cardsOf(
    user,
    entries.flatMap(({ filmId }) => filmId ?? []),
  );
  return entries.map((entry) => ({
    ...entry,
    tags: [...entry.tags],
    film: (entry.filmId === null ? null : cards.get(entry.filmId)) ?? null,
  }));
}
