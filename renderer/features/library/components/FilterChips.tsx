import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Fragment } from "react";
import type { FilterName } from "../../../../src/contract/filmFilters.ts";
import type { Interpretation } from "../../../../src/contract/index.ts";
import { api } from "../../../api/client.ts";
import { InterpretationChips } from "../../../components/InterpretationChips.tsx";
import { toQuery, withParams } from "../../../filmFilter/filter.ts";
import { formatParam } from "../../../filmFilter/urlParams.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { FilterContext, FilterControl, FilterProps } from "../filterControl.ts";
import { FILTER_ENTRIES } from "../filterControls.tsx";
import { isSeveral } from "../isSeveral.ts";
import { AllFiltersButton } from "./AllFiltersButton.tsx";
import { DecadeChip } from "./DecadeChip.tsx";
import { FilterToggles } from "./FilterToggles.tsx";
import { MenuChip } from "./MenuChip.tsx";
import { RemovableChips } from "./RemovableChips.tsx";
import { YearRangeChip } from "./YearRangeChip.tsx";

type FilterChipsProps = FilterProps & { interpretation: Interpretation | undefined; total: number | null };

/** What the list can be narrowed to, each value with how many films it has. */
export function FilterChips({ filter, change, interpretation, total }: FilterChipsProps) {
  const t = useTranslations("library");
  const formats = useFormats();
  const { sort: _sort, order: _order, ...others } = toQuery(filter);
  const facets = useQuery(api.films.facets.queryOptions({ input: others, placeholderData: keepPreviousData })).data;
  const context = { facets, t, formats };
  return (
    <>
      <fieldset
        aria-label={t("filters")}
        className="mt-3 flex min-h-9 items-center gap-2 max-sm:overflow-x-auto max-sm:*:shrink-0 sm:flex-wrap"
      >
        <AllFiltersButton filter={filter} change={change} context={context} total={total} />
        {FILTER_ENTRIES.map(([name, control]) => (
          <Control key={name} {...{ name, control, filter, change, context }} />
        ))}
        <RemovableChips filter={filter} change={change} />
      </fieldset>
      <div className="mt-2 flex flex-wrap items-center gap-2 empty:hidden">
        <InterpretationChips interpretation={interpretation} onChange={(text) => change({ q: text || null })} />
      </div>
    </>
  );
}

type ControlProps = FilterProps & { name: FilterName; control: FilterControl; context: FilterContext };

function Control({ name, control, filter, change, context }: ControlProps) {
  const { facets, t } = context;
  const values = formatParam(filter[name]);
  const set = (next: readonly string[]) => change(withParams(name, next));
  if (!("isQuick" in control)) return null;
  switch (control.control) {
    case "menu": {
      const options = control.options(context);
      if (control.isHiddenWhenEmpty && options.length === 0 && values.length === 0) return null;
      return (
        <MenuChip
          label={t(control.label)}
          options={options}
          chosen={values}
          labelOf={(value) => control.labelOf?.(value, context) ?? value}
          isSingle={!isSeveral(name)}
          onChange={set}
        />
      );
    }
    case "toggles":
      return <FilterToggles {...{ name, filter, change, context }} toggles={control.toggles} />;
    case "years":
      return (
        <Fragment>
          <DecadeChip filter={filter} change={change} decades={facets?.decades ?? []} />
          <YearRangeChip filter={filter} change={change} />
        </Fragment>
      );
    default:
      return null;
  }
}
