import { List } from "lucide-react";
import { useNavigate } from "react-router";
import { filterUrl, fromQuery } from "../../../filmFilter/filter.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useListName, useLists, useSmartLists } from "../../lists/index.ts";
import type { PaletteEntry } from "../entries.ts";

/** The person's lists and saved filters; each opens in the library. */
export function useListEntries(): readonly PaletteEntry[] {
  const navigate = useNavigate();
  const tCommon = useTranslations("common");
  const formats = useFormats();
  const nameOf = useListName();
  const lists = useLists().data?.items ?? [];
  const smartLists = useSmartLists().data?.items ?? [];
  const targets = [
    ...lists.map((list) => ({ name: nameOf(list), url: `/?list=${list.id}`, count: list.count })),
    ...smartLists.map(({ name, filter, count }) => ({ name, url: filterUrl(fromQuery(filter)), count })),
  ];
  return targets.map(({ name, url, count }) => ({
    id: `list ${url}`,
    label: name,
    note: tCommon("films", { count, number: formats.number(count) }),
    icon: List,
    run: () => void navigate(url),
  }));
}
