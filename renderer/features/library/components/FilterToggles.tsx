import type { FilterName } from "../../../../src/contract/filmFilters.ts";
import { withParams } from "../../../filmFilter/filter.ts";
import { formatParam } from "../../../filmFilter/urlParams.ts";
import type { FilterContext, FilterProps, FilterToggle } from "../filterControl.ts";
import { ToggleChip } from "./ToggleChip.tsx";

type FilterTogglesProps = FilterProps & {
  name: FilterName;
  toggles: readonly FilterToggle[];
  context: FilterContext;
};

/** The values of a filter as chips that are pressed or not; those that no film has are not offered. */
export function FilterToggles({ name, toggles, filter, change, context: { facets, t } }: FilterTogglesProps) {
  const values = formatParam(filter[name]);
  const shown = toggles.filter(({ value, count, isHiddenAtZero }) => {
    const isFound = facets !== undefined && count(facets) > 0;
    return !isHiddenAtZero || isFound || values.includes(value);
  });
  return shown.map(({ value, label, count }) => (
    <ToggleChip
      key={value}
      isOn={values.includes(value)}
      count={facets && count(facets)}
      onToggle={(isOn) => change(withParams(name, isOn ? [value] : []))}
    >
      {t(label)}
    </ToggleChip>
  ));
}
