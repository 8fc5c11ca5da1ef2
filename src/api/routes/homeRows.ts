import type { Library } from "../../library/index.ts";
import { routeWithSession } from "../context.ts";

/** How a person arranged the rows of their Home. */
export function homeRowRoutes({ library }: { readonly library: Pick<Library, "homeRows"> }) {
  const { homeRows } = routeWithSession.personal;
  const rowsOf = (user: number) => ({ items: library.homeRows.of(user) });
  return {
    all: homeRows.all.handler(({ context }) => rowsOf(context.session.user.key)),
    arrange: homeRows.arrange.handler(({ input, context }) => {
      const { key } = context.session.user;
      library.homeRows.arrange(key, input.rows);
      return rowsOf(key);
    }),
  };
}
