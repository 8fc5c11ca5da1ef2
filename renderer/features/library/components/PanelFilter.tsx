import type { FilterName } from "../../../../src/contract/filmFilters.ts";
import { withParams } from "../../../filmFilter/filter.ts";
import { formatParam } from "../../../filmFilter/urlParams.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { FilterContext, FilterControl, FilterProps } from "../filterControl.ts";
import { isSeveral } from "../isSeveral.ts";
import { BoundFields } from "./BoundFields.tsx";
import { FilterToggles } from "./FilterToggles.tsx";
import { LoadedValues } from "./LoadedValues.tsx";
import { PanelSection } from "./PanelSection.tsx";
import { ValueList } from "./ValueList.tsx";

type PanelFilterProps = FilterProps & { name: FilterName; control: FilterControl; context: FilterContext };

/** One filter of the panel, in the form that its kind asks for. */
export function PanelFilter({ name, control, filter, change, context }: PanelFilterProps) {
  const t = useTranslations("library");
  const chosen = formatParam(filter[name]);
  const set = (next: readonly string[]) => change(withParams(name, next));
  switch (control.control) {
    case "menu":
      return (
        <PanelSection label={t(control.label)} count={chosen.length}>
          <ValueList
            label={t(control.label)}
            options={control.options(context)}
            chosen={chosen}
            labelOf={(value) => control.labelOf?.(value, context) ?? value}
            isSingle={!isSeveral(name)}
            onChange={set}
          />
        </PanelSection>
      );
    case "values":
      return (
        <PanelSection label={t(control.label)} count={chosen.length}>
          <LoadedValues name={name} control={control} filter={filter} context={context} onChange={set} />
        </PanelSection>
      );
    case "toggles":
      return <FilterToggles name={name} toggles={control.toggles} filter={filter} change={change} context={context} />;
    case "years":
      return (
        <BoundFields label={t("year")} names={["yearFrom", "yearTo"]} type="number" filter={filter} change={change} />
      );
    case "range":
      return (
        <BoundFields
          label={`${t(control.label)} (${t(control.unitLabel)})`}
          names={[name, control.to]}
          type="number"
          unit={control.unit}
          filter={filter}
          change={change}
        />
      );
    case "days":
      return (
        <BoundFields label={t(control.label)} names={[name, control.to]} type="date" filter={filter} change={change} />
      );
    case "none":
      return null;
  }
}
