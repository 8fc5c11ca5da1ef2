import { useQuery } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useListName, useLists } from "../../lists/index.ts";

/** What the chip of a filter says until the name has been loaded. */
const LOADING = "…";

/** @param value the list's id */
export function ListName({ value }: { value: string }) {
  const t = useTranslations("library");
  const nameOf = useListName();
  const list = useLists().data?.items.find(({ id }) => String(id) === value);
  return t("list", { name: list ? nameOf(list) : LOADING });
}

/** @param value the person's id */
export function PersonName({ value }: { value: string }) {
  const t = useTranslations("library");
  const { data } = useQuery(api.people.get.queryOptions({ input: { id: Number(value) } }));
  return t("person", { name: data?.name ?? LOADING });
}

/** @param value the collection's id at its provider */
export function CollectionName({ value }: { value: string }) {
  const t = useTranslations("library");
  const { data } = useQuery(api.people.collections.queryOptions());
  return t("collection", { name: data?.items.find(({ id }) => id === value)?.name ?? LOADING });
}

/** @param value minutes */
export function RuntimeFrom({ value }: { value: string }) {
  const t = useTranslations("library");
  const formats = useFormats();
  return t("minutesFrom", { number: formats.number(Number(value)) });
}
