import type { SmartList } from "../../contract/index.ts";
import type { Library } from "../../library/index.ts";
import type { ReadPool } from "../../reads/index.ts";
import { routeWithSession } from "../context.ts";

type StoredSmartList = Omit<SmartList, "count">;

export interface SmartListRouteParts {
  readonly library: Library;
  readonly reads: ReadPool;
}

/** Filters of the library that a person kept. */
export function smartListRoutes({ library, reads }: SmartListRouteParts) {
  async function counted(user: number, lists: readonly StoredSmartList[], signal: AbortSignal): Promise<SmartList[]> {
    const filters = lists.map(({ filter }) => filter);
    const counts = await reads.during(signal).films.counts(user, filters);
    return lists.map((list, index) => ({ ...list, count: counts[index] ?? 0 }));
  }

  async function smartListOf(user: number, id: number, signal: AbortSignal): Promise<SmartList> {
    const list = library.smartLists.get(user, id);
    const [found] = await counted(user, [list], signal);
    return found ?? { ...list, count: 0 };
  }

  return {
    all: routeWithSession.personal.smartLists.all.handler(async ({ context: { session, signal } }) => ({
      items: await counted(session.user.key, library.smartLists.all(session.user.key), signal),
    })),
    create: routeWithSession.personal.smartLists.create.handler(({ input, context: { session, signal } }) => {
      const { key } = session.user;
      return smartListOf(key, library.smartLists.create(key, input.name, input.filter), signal);
    }),
    change: routeWithSession.personal.smartLists.change.handler(
      ({ input: { id, ...change }, context: { session, signal } }) => {
        const { key } = session.user;
        library.smartLists.update(key, id, change);
        return smartListOf(key, id, signal);
      },
    ),
    remove: routeWithSession.personal.smartLists.remove.handler(({ input, context }) =>
      library.smartLists.remove(context.session.user.key, input.id),
    ),
  };
}
