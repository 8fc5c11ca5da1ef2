import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { FilterName } from "../../../../src/contract/filmFilters.ts";
import { api } from "../../../api/client.ts";
import { ProblemNote } from "../../../components/ProblemNote.tsx";
import { toQuery } from "../../../filmFilter/filter.ts";
import { formatParam } from "../../../filmFilter/urlParams.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { FilterContext, FilterControl, FilterProps } from "../filterControl.ts";
import { isSeveral } from "../isSeveral.ts";
import { ValueList } from "./ValueList.tsx";

type LoadedValuesProps = {
  name: FilterName;
  control: Extract<FilterControl, { control: "values" }>;
  filter: FilterProps["filter"];
  context: FilterContext;
  onChange: (chosen: string[]) => void;
};

/** The values of a filter, counted among the films that pass all others. People are searched on the server. */
export function LoadedValues({ name, control, filter, context, onChange }: LoadedValuesProps) {
  const t = useTranslations("library");
  const [find, setFind] = useState("");
  const { sort: _sort, order: _order, ...others } = toQuery(filter);
  const values = useQuery(
    api.films.filterValues.queryOptions({
      input: { ...others, of: control.of, ...(find !== "" && { find }) },
      placeholderData: keepPreviousData,
    }),
  );
  if (values.isError && !values.data) return <ProblemNote error={values.error} onRetry={() => void values.refetch()} />;
  if (!values.data) return <div aria-hidden className="skeleton h-24" />;
  const options = values.data.items.map(({ value, name: label, count }) => ({
    value,
    label: label ?? control.labelOf(value, context),
    count,
  }));
  const { name: Name } = control;
  return (
    <ValueList
      label={t(control.label)}
      options={options}
      chosen={formatParam(filter[name])}
      labelOf={(value) => (Name ? <Name value={value} /> : control.labelOf(value, context))}
      isSingle={!isSeveral(name)}
      onChange={onChange}
      {...(Name && { onFind: setFind })}
    />
  );
}
