import { ChevronDown } from "lucide-react";
import { Suspense, useState } from "react";
import { CHIP_CLASS } from "../../../components/chipClass.ts";
import { lazyPart } from "../../../components/lazyPart.ts";
import { decadeOf, type LibraryFilter } from "../../../filmFilter/filter.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { FilterProps } from "../filterControl.ts";

const YearRangePopover = lazyPart(() => import("./YearRangePopover.tsx"));

/** Any years: from one, to one, or both. A decade has a separate chip. The form is loaded when the chip is pressed. */
export function YearRangeChip({ filter, change }: FilterProps) {
  const t = useTranslations("library");
  const [wasPressed, setPressed] = useState(false);
  const { yearFrom, yearTo } = filter;
  const isOwn = (yearFrom !== null || yearTo !== null) && decadeOf(filter) === null;
  const content = (
    <>
      <span>
        {t("years")}
        {isOwn && <span className="text-accent-text"> · {yearsText(filter)}</span>}
      </span>
      <ChevronDown aria-hidden className="size-3.5 text-quiet" />
    </>
  );
  const chip = (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-expanded={false}
      className={CHIP_CLASS}
      data-active={isOwn || undefined}
      onClick={() => setPressed(true)}
    >
      {content}
    </button>
  );
  if (!wasPressed) return chip;
  return (
    <Suspense fallback={chip}>
      <YearRangePopover filter={filter} change={change} isActive={isOwn}>
        {content}
      </YearRangePopover>
    </Suspense>
  );
}

/** `1990–1994`, `1990–`, `–1930`. */
function yearsText({ yearFrom, yearTo }: LibraryFilter): string {
  return yearFrom === yearTo ? String(yearFrom) : `${yearFrom ?? ""}–${yearTo ?? ""}`;
}
