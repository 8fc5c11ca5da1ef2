import type { Session } from "../../accounts/index.ts";
import type { SmartList } from "../../contract/index.ts";
import type { Library } from "../../library/index.ts";
import type { Recommendation } from "../../recommendation/index.ts";
import type { Audience } from "../audience.ts";
import { routeWithSession } from "../context.ts";
import { readsWithEstimates } from "./readsWithEstimates.ts";

type StoredSmartList = Omit<SmartList, "count">;

export interface SmartListRouteParts {
  readonly library: Library;
  readonly audience: Pick<Audience, "readsOf">;
  readonly recommendation: Pick<Recommendation, "estimates">;
}

/** Filters of the library that a person kept. */
export function smartListRoutes({ library, audience, recommendation }: SmartListRouteParts) {
  const readsFor = readsWithEstimates(audience, recommendation.estimates);

  async function counted(
    session: Session,
    lists: readonly StoredSmartList[],
    signal: AbortSignal,
  ): Promise<SmartList[]> {
    const filters = lists.map(({ filter }) => filter);
    const { films } = await readsFor(session, filters, signal);
    const counts = await films.counts(session.user.key, filters);
    return lists.map((list, index) => ({ ...list, count: counts[index] ?? 0 }));
  }

  /**
   * Counts before writing: when the count is refused because all readers are busy, nothing was saved, so a retry does
   * not find the name taken.
   */
  async function saved(
    session: Session,
    filter: StoredSmartList["filter"],
    signal: AbortSignal,
    write: () => number,
  ): Promise<SmartList> {
    const { films } = await readsFor(session, [filter], signal);
    const [count = 0] = await films.counts(session.user.key, [filter]);
    return { ...library.smartLists.get(session.user.key, write()), count };
  }

  return {
    all: routeWithSession.personal.smartLists.all.handler(async ({ context: { session, signal } }) => ({
      items: await counted(session, library.smartLists.all(session.user.key), signal),
    })),
    create: routeWithSession.personal.smartLists.create.handler(({ input, context: { session, signal } }) => {
      const { key } = session.user;
      return saved(session, input.filter, signal, () => library.smartLists.create(key, input.name, input.filter));
    }),
    change: routeWithSession.personal.smartLists.change.handler(
      ({ input: { id, ...change }, context: { session, signal } }) => {
        const { key } = session.user;
        return saved(session, change.filter, signal, () => {
          library.smartLists.update(key, id, change);
          return id;
        });
      },
    ),
    remove: routeWithSession.personal.smartLists.remove.handler(({ input, context }) =>
      library.smartLists.remove(context.session.user.key, input.id),
    ),
  };
}
