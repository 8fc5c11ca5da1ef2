import type { Session } from "../../accounts/index.ts";
import type { DiaryEntryAnswer, FilmCard } from "../../contract/index.ts";
import { type DiaryEntry, type NamedViewing, UndoProblem } from "../../library/index.ts";
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

  /** @throws the error of an entry that does not exist, for one of a film that this person may not see */
  function requireShown(session: Session, id: number): void {
    const { filmId } = library.diary.get(session.user.key, id);
    const isShown = session.user.maximumAge === null || (filmId !== null && audience.isVisible(session, filmId));
    if (!isShown) throw new ApiError("unknown_diary_entry");
  }

  return {
    list: diary.list.handler(async ({ input: { filmId, ...query }, context }) => {
      const user = context.session.user.key;
      const ofFilm = filmId === undefined ? {} : { filmId: audience.filmOf(context.session, filmId) };
      const page = await audience.readsOf(context.session, context.signal).diary.page({ user, ...query, ...ofFilm });
      return { ...page, items: withCards(audience, context.session, page.items) };
    }),
    years: diary.years.handler(async ({ context: { session, signal } }) => ({
      items: await audience.readsOf(session, signal).diary.years(session.user.key),
    })),
    review: diary.review.handler(async ({ input, context: { session, signal } }) => {
      const found = await audience.readsOf(session, signal).diary.review(session.user.key, input.year);
      const named = [found.first, found.last, ...found.best].flatMap((viewing) => viewing ?? []);
      const cards = cardsOf(audience, session, named);
      const withFilm = (viewing: NamedViewing) => ({ ...viewing, film: cardIn(cards, viewing) });
      return {
        ...found,
        months: [...found.months],
        genres: [...found.genres],
        directors: [...found.directors],
        actors: [...found.actors],
        first: found.first && withFilm(found.first),
        last: found.last && withFilm(found.last),
        best: found.best.map(withFilm),
      };
    }),
    add: diary.add.handler(({ input: { filmId, ...viewing }, context }) => {
      const { key: user, userId } = context.session.user;
      const film = audience.filmOf(context.session, filmId);
      return withCard(audience, context.session, library.diary.add({ user, userId }, film, viewing));
    }),
    change: diary.change.handler(({ input: { id, ...change }, context }) => {
      const { key: user, userId } = context.session.user;
      requireShown(context.session, id);
      return withCard(audience, context.session, library.diary.change({ user, userId }, id, change));
    }),
    remove: diary.remove.handler(({ input, context }) => {
      const { key: user, userId } = context.session.user;
      requireShown(context.session, input.id);
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
  const cards = cardsOf(audience, session, entries);
  return entries.map((entry) => ({ ...entry, tags: [...entry.tags], film: cardIn(cards, entry) }));
}

type OfFilm = Pick<DiaryEntry, "filmId">;
type Cards = ReadonlyMap<number, FilmCard>;

function cardsOf(audience: Audience, session: Session, entries: readonly OfFilm[]): Cards {
  return audience.libraryOf(session).films.cardsOf(
    session.user.key,
    entries.flatMap(({ filmId }) => filmId ?? []),
  );
}

const cardIn = (cards: Cards, { filmId }: OfFilm): FilmCard | null =>
  filmId === null ? null : (cards.get(filmId) ?? null);
