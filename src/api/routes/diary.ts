import type { Session } from "../../accounts/index.ts";
import type { DiaryEntryAnswer } from "../../contract/index.ts";
import { type DiaryEntry, UndoProblem } from "../../library/index.ts";
import type { Audience } from "../audience.ts";
import { routeWithSession } from "../context.ts";
import { ApiError } from "../problems.ts";
import { type UndoParts, undoEntry } from "../undoEntry.ts";
import { toJournalAnswer } from "./journal.ts";

export interface DiaryRouteParts extends UndoParts {
  readonly audience: Audience;
}

/** The caller's own diary. */
export function diaryRoutes(parts: DiaryRouteParts) {
  const { library, audience } = parts;
  const { diary } = routeWithSession.personal;

  return {
    list: diary.list.handler(async ({ input: { filmId, ...query }, context }) => {
      const user = context.session.user.key;
      const ofFilm = filmId === undefined ? {} : { filmId: audience.filmOf(context.session, filmId) };
      const page = await audience.readsOf(context.session, context.signal).diary.page({ user, ...query, ...ofFilm });
      return { ...page, items: withCards(audience, context.session, page.items) };
    }),
    add: diary.add.handler(({ input: { filmId, ...viewing }, context }) => {
      const { key: user, userId } = context.session.user;
      const film = audience.filmOf(context.session, filmId);
      return withCard(audience, context.session, library.diary.add({ user, userId }, film, viewing));
    }),
    change: diary.change.handler(({ input: { id, ...change }, context }) => {
      const { key: user, userId } = context.session.user;
      const entry = library.diary.change({ user, userId }, id, change);
      const isHidden = entry.filmId === null || !audience.isVisible(context.session, entry.filmId);
      if (context.session.user.maximumAge !== null && isHidden) throw new ApiError("unknown_diary_entry");
      return withCard(audience, context.session, entry);
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

function withCard(audience: Audience, session: Session, entry: DiaryEntry): DiaryEntryAnswer {
  const [answer] = withCards(audience, session, [entry]);
  return answer ?? { ...entry, film: null, tags: [...entry.tags] };
}

function withCards(audience: Audience, session: Session, entries: readonly DiaryEntry[]): DiaryEntryAnswer[] {
  const cards = audience.libraryOf(session).films.cardsOf(
    session.user.key,
    entries.flatMap(({ filmId }) => filmId ?? []),
  );
  return entries.map((entry) => ({
    ...entry,
    tags: [...entry.tags],
    film: (entry.filmId === null ? null : cards.get(entry.filmId)) ?? null,
  }));
}
