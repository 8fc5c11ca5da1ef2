import type { Session } from "../../accounts/index.ts";
import type { Library, SharingMember, StarsOfBoth } from "../../library/index.ts";
import type { ReadPool } from "../../reads/index.ts";
import type { Recommendation } from "../../recommendation/index.ts";
import type { Audience } from "../audience.ts";
import { routeWithSession } from "../context.ts";
import { ApiError } from "../problems.ts";

export interface TasteRouteParts {
  readonly library: Pick<Library, "tasteSharing">;
  readonly audience: Audience;
  readonly reads: ReadPool;
  readonly recommendation: Pick<Recommendation, "estimates">;
}

/** Films in the answer. */
const MAX_FILMS = 24;

/** Comparing one's taste with others. Films that one of the two may not see do not exist for both. */
export function tasteRoutes({ library, audience, reads, recommendation }: TasteRouteParts) {
  const { taste } = routeWithSession.personal;

  /** @throws ApiError `unknown_user`, also for somebody who does not share their taste */
  function memberOf(session: Session, userId: string): SharingMember {
    const member = library.tasteSharing.othersThan(session.user.key).find((one) => one.userId === userId);
    if (!member) throw new ApiError("unknown_user");
    return member;
  }

  function readsOfBoth({ user }: Session, member: SharingMember, signal: AbortSignal) {
    const limits = [user.maximumAge, member.maximumAge].filter((age) => age !== null);
    return reads.during(signal, { user: user.key, maximumAge: limits.length === 0 ? null : Math.min(...limits) }).taste;
  }

  function withCards(session: Session, films: readonly StarsOfBoth[]) {
    const cards = audience.libraryOf(session).films.cardsOf(
      session.user.key,
      films.map(({ film }) => film),
    );
    return films.flatMap(({ film, ...stars }) => {
      const card = cards.get(film);
      return card ? [{ film: card, ...stars }] : [];
    });
  }

  return {
    sharing: taste.sharing.handler(({ context: { session } }) => ({
      isShared: library.tasteSharing.isShared(session.user.key),
      members: library.tasteSharing
        .othersThan(session.user.key)
        .map(({ userId, displayName }) => ({ userId, displayName })),
    })),
    setSharing: taste.setSharing.handler(({ input, context }) =>
      library.tasteSharing.set(context.session.user.key, input.isShared),
    ),
    compare: taste.compare.handler(async ({ input, context: { session, signal } }) => {
      const member = memberOf(session, input.userId);
      const found = await readsOfBoth(session, member, signal).compare(session.user.key, member.key);
      return {
        ...found,
        displayName: member.displayName,
        bothLoved: withCards(session, found.bothLoved),
        differMost: withCards(session, found.differMost),
      };
    }),
    tonight: taste.tonight.handler(async ({ input, context: { session, signal } }) => {
      const member = memberOf(session, input.userId);
      const [mine, theirs] = await Promise.all(
        [session.user.key, member.key].map((key) => recommendation.estimates.current(key, signal)),
      );
      // Without ratings of somebody nothing is estimated for them.
      if (!mine?.shared || !theirs?.shared) return { items: [] };
      const films = await readsOfBoth(session, member, signal).forBoth({
        user: session.user.key,
        other: member.key,
        mine: mine.shared,
        theirs: theirs.shared,
        minutes: input.minutes ?? null,
        limit: MAX_FILMS,
      });
      return { items: withCards(session, films) };
    }),
  };
}
