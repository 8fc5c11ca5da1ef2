import { decadeOf, yearsOfDecade } from "../../../filmFilter/filter.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { FilterProps } from "../filterControl.ts";
import { MenuChip } from "./MenuChip.tsx";

type DecadeChipProps = FilterProps & { decades: readonly { from: number; count: number }[] };

export function DecadeChip({ filter, change, decades }: DecadeChipProps) {
  const t = useTranslations("library");
  const decade = decadeOf(filter);
  return (
    <MenuChip
      label={t("decade")}
      options={decades.map(({ from, count }) => ({ value: String(from), label: t("decadeOf", { from }), count }))}
      chosen={decade === null ? [] : [String(decade)]}
      isSingle
      onChange={([chosen]) =>
        change(chosen === undefined ? { yearFrom: null, yearTo: null } : yearsOfDecade(Number(chosen)))
      }
    />
  );
}
