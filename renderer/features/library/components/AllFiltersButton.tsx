import { SlidersHorizontal } from "lucide-react";
import { Suspense, useState } from "react";
import { CHIP_CLASS } from "../../../components/chipClass.ts";
import { lazyPart } from "../../../components/lazyPart.ts";
import { isEmptyValue } from "../../../filmFilter/urlParams.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { FilterContext, FilterProps } from "../filterControl.ts";
import { FILTER_ENTRIES } from "../filterControls.tsx";

const FilterPanel = lazyPart(() => import("./FilterPanel.tsx"));

type AllFiltersProps = FilterProps & { context: FilterContext; total: number | null };

/** Opens the panel with every filter; says how many are set. */
export function AllFiltersButton({ filter, change, context, total }: AllFiltersProps) {
  const t = useTranslations("library");
  const [isOpen, setOpen] = useState(false);
  const count = FILTER_ENTRIES.filter(([name]) => name !== "q" && !isEmptyValue(filter[name])).length;
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        className={CHIP_CLASS}
        data-active={count > 0 || undefined}
        onClick={() => setOpen(true)}
      >
        <SlidersHorizontal aria-hidden className="size-4" />
        <span>{t("allFilters")}</span>
        {count > 0 && (
          <span className="text-accent-text tabular-nums">
            {count}
            <span className="sr-only"> {t("setFilters", { count })}</span>
          </span>
        )}
      </button>
      {isOpen && (
        <Suspense>
          <FilterPanel filter={filter} change={change} context={context} total={total} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
