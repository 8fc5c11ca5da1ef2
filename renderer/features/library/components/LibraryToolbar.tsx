import { ArrowDownWideNarrow, ArrowUpNarrowWide, Grid2x2, Grid3x3, LayoutGrid, Rows3, X } from "lucide-react";
import { memo } from "react";
import type { Interpretation } from "../../../../src/contract/index.ts";
import { CHIP_CLASS } from "../../../components/chipClass.ts";
import { Select } from "../../../components/Select.tsx";
import {
  defaultOrder,
  EMPTY_FILTER,
  isFiltered,
  type LibraryFilter,
  SORTS,
  type Sort,
} from "../../../filmFilter/filter.ts";
import { useFormats } from "../../../i18n/format.ts";
import { type TranslationKey, useTranslations } from "../../../i18n/index.ts";
import { MAX_POSTER_PX, MIN_POSTER_PX } from "../gridLayout.ts";
import { LIBRARY_VIEWS, type LibraryView } from "../hooks/useLibraryView.ts";
import { loadTable } from "./FilmsView.tsx";
import { FilterChips } from "./FilterChips.tsx";
import { RandomFilmButtons } from "./RandomFilmButtons.tsx";
import { SaveFilterButton } from "./SaveFilterButton.tsx";

const SORT_LABELS: Record<Sort, TranslationKey<"library">> = {
  title: "title_",
  added: "added",
  year: "year",
  rating: "rating",
  runtime: "runtime",
  estimate: "estimate",
  relevance: "relevance",
};

type LibraryToolbarProps = {
  total: number | null;
  interpretation: Interpretation | undefined;
  filter: LibraryFilter;
  change: (next: Partial<LibraryFilter>) => void;
  posterPx: number;
  setPosterPx: (width: number) => void;
  view: LibraryView;
  setView: (view: LibraryView) => void;
};

/** Remembered as it is: pages that come while one scrolls change nothing up here. */
export const LibraryToolbar = memo(function LibraryBar(props: LibraryToolbarProps) {
  const { total, interpretation, filter, change, posterPx, setPosterPx, view, setView } = props;
  const t = useTranslations("library");
  const tCommon = useTranslations("common");
  const formats = useFormats();
  return (
    <div className="pt-5 pb-4">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <h1 className="text-2xl font-semibold tracking-tight">{t("title")}</h1>
        <p role="status" className="min-w-20 text-sm text-quiet tabular-nums">
          {total !== null && tCommon("films", { count: total, number: formats.number(total) })}
        </p>
        {/* Active filters appear in reserved space, so that the films below do not move. */}
        {isFiltered(filter) && <FilterActions filter={filter} change={change} />}
        <RandomFilmButtons filter={filter} isEmpty={total === 0} />
        <div className="ml-auto flex items-center gap-4">
          <SortSelect filter={filter} change={change} />
          {view === "grid" && <PosterSize posterPx={posterPx} choose={setPosterPx} />}
          <ViewSwitch view={view} choose={setView} />
        </div>
      </div>
      <FilterChips filter={filter} change={change} interpretation={interpretation} total={total} />
    </div>
  );
});

function FilterActions({ filter, change }: Pick<LibraryToolbarProps, "filter" | "change">) {
  const t = useTranslations("library");
  return (
    <span className="-my-1 flex items-center gap-1">
      <button
        type="button"
        title={t("clear")}
        className={`${CHIP_CLASS} border-transparent text-quiet`}
        onClick={() => change(EMPTY_FILTER)}
      >
        <X aria-hidden className="size-4" />
        <span className="max-lg:sr-only">{t("clear")}</span>
      </button>
      <SaveFilterButton filter={filter} />
    </span>
  );
}

function SortSelect({ filter, change }: Pick<LibraryToolbarProps, "filter" | "change">) {
  const t = useTranslations("library");
  const known: readonly Sort[] = filter.q === null ? SORTS : ["relevance", ...SORTS];
  const isAscending = filter.order === "asc";
  const Icon = isAscending ? ArrowUpNarrowWide : ArrowDownWideNarrow;
  const turn = t(isAscending ? "asc" : "desc");
  return (
    <div className="flex items-center gap-1">
      <Select
        label={t("sort")}
        value={filter.sort}
        options={known.map((sort) => ({ value: sort, label: t(SORT_LABELS[sort]) }))}
        onChange={(sort) => change({ sort, order: defaultOrder(sort) })}
      />
      <button
        type="button"
        aria-label={turn}
        title={turn}
        disabled={filter.sort === "relevance"}
        className="flex size-9 items-center justify-center rounded-lg text-quiet hover:bg-raised hover:text-ink disabled:opacity-40"
        onClick={() => change({ order: isAscending ? "desc" : "asc" })}
      >
        <Icon aria-hidden className="size-4.5" />
      </button>
    </div>
  );
}

const VIEW_ICONS = { grid: LayoutGrid, table: Rows3 };

function ViewSwitch({ view, choose }: { view: LibraryView; choose: (view: LibraryView) => void }) {
  const t = useTranslations("library");
  return (
    <fieldset className="flex rounded-lg border border-line bg-surface p-0.5">
      <legend className="sr-only">{t("view")}</legend>
      {LIBRARY_VIEWS.map((known) => {
        const Icon = VIEW_ICONS[known];
        return (
          <button
            key={known}
            type="button"
            aria-pressed={known === view}
            aria-label={t(known)}
            title={t(known)}
            className="flex size-8 items-center justify-center rounded-md text-quiet hover:text-ink aria-pressed:bg-raised aria-pressed:text-ink"
            onPointerEnter={() => void loadTable()}
            onFocus={() => void loadTable()}
            onClick={() => choose(known)}
          >
            <Icon aria-hidden className="size-4" />
          </button>
        );
      })}
    </fieldset>
  );
}

function PosterSize({ posterPx, choose }: { posterPx: number; choose: (width: number) => void }) {
  const t = useTranslations("library");
  return (
    <div className="flex items-center gap-2 text-quiet max-md:hidden">
      <Grid3x3 aria-hidden className="size-4" />
      <input
        type="range"
        aria-label={t("density")}
        title={t("density")}
        className="h-6 w-24 accent-accent"
        min={MIN_POSTER_PX}
        max={MAX_POSTER_PX}
        step={8}
        value={posterPx}
        onChange={(event) => choose(event.target.valueAsNumber)}
      />
      <Grid2x2 aria-hidden className="size-4" />
    </div>
  );
}
