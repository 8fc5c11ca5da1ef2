import { X } from "lucide-react";
import type { ComponentType, ReactNode } from "react";
import type { FilterName } from "../../../../src/contract/filmFilters.ts";
import { CHIP_CLASS } from "../../../components/chipClass.ts";
import { withParams } from "../../../filmFilter/filter.ts";
import { formatParam } from "../../../filmFilter/urlParams.ts";
import { type TranslationKey, useTranslations } from "../../../i18n/index.ts";
import { FILTER_CONTROLS, type FilterProps } from "../filterControls.tsx";

type ChipText = {
  chips?: Readonly<Record<string, TranslationKey<"library">>>;
  chip?: ComponentType<{ value: string }>;
};

const ENTRIES = Object.entries(FILTER_CONTROLS) as [FilterName, ChipText][]; // the table's own keys

/** Filters that no control shows, such as a list, a person or a series that a link led to. */
export function RemovableChips({ filter, change }: FilterProps) {
  const t = useTranslations("library");
  return ENTRIES.flatMap(([name, { chips = {}, chip: Text }]) =>
    formatParam(filter[name]).flatMap((value) => {
      const key = chips[value];
      if (!key && !Text) return [];
      return (
        <RemovableChip key={`${name} ${value}`} onRemove={() => change(withParams(name, []))}>
          {key ? t(key) : Text && <Text value={value} />}
        </RemovableChip>
      );
    }),
  );
}

function RemovableChip({ onRemove, children }: { onRemove: () => void; children: ReactNode }) {
  return (
    <button type="button" aria-pressed className={CHIP_CLASS} onClick={onRemove}>
      {children}
      <X aria-hidden className="size-3.5" />
    </button>
  );
}
