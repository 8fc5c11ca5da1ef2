import { useQuery } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
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
  return useTranslations("library")("person", { name: usePersonName(value) });
}

export function DirectorName({ value }: { value: string }) {
  return useTranslations("library")("directedBy", { name: usePersonName(value) });
}

export function ActorName({ value }: { value: string }) {
  return useTranslations("library")("withActor", { name: usePersonName(value) });
}

export function usePersonName(id: string): string {
  return useQuery(api.people.get.queryOptions({ input: { id: Number(id) } })).data?.name ?? LOADING;
}

/** @param value the collection's id at its provider */
export function CollectionName({ value }: { value: string }) {
  const t = useTranslations("library");
  const { data } = useQuery(api.people.collections.queryOptions());
  return t("collection", { name: data?.items.find(({ id }) => id === value)?.name ?? LOADING });
}
