import { type ReactNode, useId } from "react";
import type { TasteComparison } from "../../../../src/contract/index.ts";
import { FilmLink } from "../../../components/FilmLink.tsx";
import { Poster } from "../../../components/Poster.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";

type FilmsOfBothProps = {
  title: string;
  /** Of the other person. */
  name: string;
  films: TasteComparison["bothLoved"];
  /** Beside the title. */
  action?: ReactNode;
  /** Shown where there are no films; without it nothing is. */
  empty?: ReactNode;
};

/** Films with the stars of both people. */
export function FilmsOfBoth({ title, name, films, action, empty }: FilmsOfBothProps) {
  const t = useTranslations("together");
  const { decimal } = useFormats();
  const id = useId();
  if (films.length === 0 && !empty) return null;
  return (
    <section aria-labelledby={id}>
      <div className="mb-3 flex flex-wrap items-center gap-4">
        <h2 id={id} className="text-lg font-semibold">
          {title}
        </h2>
        {action}
      </div>
      {films.length === 0 && empty}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-4">
        {films.map(({ film, mine, theirs }) => (
          <li key={film.id}>
            <FilmLink filmId={film.id}>
              <Poster title={film.title} year={film.year} image={film.poster} sizes="9rem" />
              <span className="mt-1.5 block truncate text-sm font-medium">{film.title}</span>
              <span className="block text-xs text-quiet tabular-nums">
                {t("stars", { mine: decimal(mine, 1), name, theirs: decimal(theirs, 1) })}
              </span>
            </FilmLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
