import type { ReactNode } from "react";
import type { FilmCard, FilmListQuery } from "../../../../src/contract/index.ts";
import { useFilms } from "../hooks/useHome.ts";
import { useNearRow } from "../hooks/useNearRow.ts";
import { Shelf } from "./Shelf.tsx";

type FilmListRowProps = {
  title: string;
  /** Where the library shows all of its films. */
  to: string;
  query: Partial<FilmListQuery>;
  /** Which of the films are shown; all unless given. */
  choose?: (films: readonly FilmCard[]) => readonly FilmCard[];
  /** See `Shelf`. */
  action?: ReactNode;
  empty?: ReactNode;
};

/** The first films of a list of the library; loaded when the row is nearly visible. */
export function FilmListRow({ title, to, query, choose = (films) => films, action, empty }: FilmListRowProps) {
  const { isNear, near } = useNearRow();
  const { data, isError } = useFilms(query, isNear);
  if (isError && !data) return null;
  return (
    <div ref={near} className={data ? "" : "min-h-72"}>
      <Shelf
        title={title}
        to={to}
        films={data ? choose(data.items).map((film) => ({ film })) : null}
        action={action}
        empty={empty}
      />
    </div>
  );
}
