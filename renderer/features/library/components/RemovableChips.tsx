import { X } from "lucide-react";
import type { ReactNode } from "react";
import { CHIP_CLASS } from "../../../components/chipClass.ts";
import { withParams } from "../../../filmFilter/filter.ts";
import { formatParam } from "../../../filmFilter/urlParams.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { FilterContext, FilterControl, FilterProps } from "../filterControl.ts";
import { FILTER_ENTRIES } from "../filterControls.tsx";

/** Values that no control above the list shows: chosen in the panel, or set by a link to a list, a person or a series. */
export function RemovableChips({ filter, change }: FilterProps) {
  const t = useTranslations("library");
  const formats = useFormats();
  return FILTER_ENTRIES.flatMap(([name, control]) => {
    const values = formatParam(filter[name]);
    return values.flatMap((value) => {
      const text = chipText(control, value, { t, formats });
      if (text === null) return [];
      return (
        <RemovableChip
          key={`${name} ${value}`}
          onRemove={() =>
            change(
              withParams(
                name,
                values.filter((other) => other !== value),
              ),
            )
          }
        >
          {text}
        </RemovableChip>
      );
    });
  });
}

/** Null where another control shows the value. */
function chipText(control: FilterControl, value: string, context: Pick<FilterContext, "t" | "formats">): ReactNode {
  const { chips = {}, chip, name: Name } = control;
  const key = chips[value];
  if (key) return context.t(key);
  if (Name) return <Name value={value} />;
  if (chip) return chip(value, context);
  if (control.control !== "values") return null;
  return context.t("chosen", { filter: context.t(control.label), value: control.labelOf(value, context) });
}

function RemovableChip({ onRemove, children }: { onRemove: () => void; children: ReactNode }) {
  return (
    <button type="button" aria-pressed className={`${CHIP_CLASS} max-w-80`} onClick={onRemove}>
      <span className="truncate">{children}</span>
      <X aria-hidden className="size-3.5 shrink-0" />
    </button>
  );
}
