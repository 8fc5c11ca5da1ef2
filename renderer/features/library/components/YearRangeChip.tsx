import { Popover } from "@base-ui/react/popover";
import { ChevronDown } from "lucide-react";
import { Button } from "../../../components/Button.tsx";
import { CHIP_CLASS } from "../../../components/chipClass.ts";
import { Field } from "../../../components/Field.tsx";
import { formText, submitHandler } from "../../../components/formData.ts";
import { decadeOf, type LibraryFilter } from "../../../filmFilter/filter.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { FilterProps } from "../filterControl.ts";

/** Any years: from one, to one, or both. A decade has a separate chip. */
export function YearRangeChip({ filter, change }: FilterProps) {
  const t = useTranslations("library");
  const { yearFrom, yearTo } = filter;
  const isOwn = (yearFrom !== null || yearTo !== null) && decadeOf(filter) === null;
  return (
    <Popover.Root>
      <Popover.Trigger className={CHIP_CLASS} data-active={isOwn || undefined}>
        <span>
          {t("years")}
          {isOwn && <span className="text-accent-text"> · {yearsText(filter)}</span>}
        </span>
        <ChevronDown aria-hidden className="size-3.5 text-quiet" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner align="start" sideOffset={6} className="z-40">
          <Popover.Popup className="card animate-rise p-3 shadow-float outline-none" aria-label={t("years")}>
            <form
              key={`${yearFrom} ${yearTo}`}
              className="flex items-end gap-2"
              onSubmit={submitHandler((fields) =>
                change({ yearFrom: yearIn(fields, "from"), yearTo: yearIn(fields, "to") }),
              )}
            >
              <Field className="w-24" name="from" type="number" label={t("yearFrom")} defaultValue={yearFrom ?? ""} />
              <Field className="w-24" name="to" type="number" label={t("yearTo")} defaultValue={yearTo ?? ""} />
              <Button type="submit">{t("yearsApply")}</Button>
            </form>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** `1990–1994`, `1990–`, `–1930`. */
function yearsText({ yearFrom, yearTo }: LibraryFilter): string {
  return yearFrom === yearTo ? String(yearFrom) : `${yearFrom ?? ""}–${yearTo ?? ""}`;
}

function yearIn(fields: FormData, name: string): number | null {
  const text = formText(fields, name).trim();
  return text === "" || !Number.isSafeInteger(Number(text)) ? null : Number(text);
}
