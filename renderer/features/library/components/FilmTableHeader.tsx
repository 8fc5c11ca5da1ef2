import { ArrowDown, ArrowUp } from "lucide-react";
import { defaultOrder, type Sort } from "../../../filmFilter/filter.ts";
import { type TranslationKey, useTranslations } from "../../../i18n/index.ts";
import type { FilterProps } from "../filterControl.ts";
import { GRID_COLUMNS_CLASS, NOT_ON_PHONE_CLASS } from "./FilmRow.tsx";

const COLUMNS: readonly { word: TranslationKey<"library">; sort: Sort | null; look?: string }[] = [
  { word: "title_", sort: "title" },
  { word: "year", sort: "year", look: "justify-end" },
  { word: "genre", sort: null, look: NOT_ON_PHONE_CLASS },
  { word: "runtime", sort: "runtime", look: `justify-end ${NOT_ON_PHONE_CLASS}` },
  { word: "mine", sort: null, look: "justify-end" },
];

export function FilmTableHeader({ filter, change }: FilterProps) {
  const t = useTranslations("library");
  const tSelection = useTranslations("selection");
  return (
    <tr aria-rowindex={1} className={`${GRID_COLUMNS_CLASS} border-b border-line py-2 text-xs text-quiet`}>
      <th scope="col" className="font-normal">
        <span className="sr-only">{tSelection("column")}</span>
      </th>
      <th scope="col" className="font-normal">
        <span className="sr-only">{t("poster")}</span>
      </th>
      {COLUMNS.map(({ word, sort, look = "" }) => {
        const isChosen = sort !== null && filter.sort === sort;
        const Arrow = filter.order === "asc" ? ArrowUp : ArrowDown;
        return (
          <th
            key={word}
            scope="col"
            aria-sort={isChosen ? (filter.order === "asc" ? "ascending" : "descending") : undefined}
            className={`flex font-normal ${look}`}
          >
            {sort === null ? (
              t(word)
            ) : (
              <button
                type="button"
                className={`inline-flex min-h-6 min-w-6 items-center gap-1 rounded hover:text-ink ${isChosen ? "text-ink" : ""}`}
                onClick={() =>
                  change(
                    isChosen ? { order: filter.order === "asc" ? "desc" : "asc" } : { sort, order: defaultOrder(sort) },
                  )
                }
              >
                {t(word)}
                {isChosen && <Arrow aria-hidden className="size-3" />}
              </button>
            )}
          </th>
        );
      })}
      <th scope="col" className="font-normal">
        <span className="sr-only">{t("seen")}</span>
      </th>
    </tr>
  );
}
