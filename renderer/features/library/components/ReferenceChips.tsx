import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { api } from "../../../api/client.ts";
import type { LibraryFilter } from "../../../filmFilter/filter.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useListName, useLists } from "../../lists/index.ts";
import { CHIP_CLASS } from "./MenuChip.tsx";

type ReferenceChipsProps = { filter: LibraryFilter; change: (next: Partial<LibraryFilter>) => void };

/** What no other chip offers: a list, a person, a series, films without HDR. Each is let go of by its chip. */
export function ReferenceChips({ filter, change }: ReferenceChipsProps) {
  const t = useTranslations("library");
  const nameOf = useListName();
  const { listId, personId, collectionId } = filter;
  const list = useLists().data?.items.find(({ id }) => id === listId);
  const person = useQuery(
    api.people.get.queryOptions({ input: { id: personId ?? 0 }, enabled: personId !== null }),
  ).data;
  const collection = useQuery(api.people.collections.queryOptions({ enabled: collectionId !== null })).data?.items.find(
    ({ id }) => id === collectionId,
  );

  return (
    <>
      {filter.hdr === false && <RemovableChip onRemove={() => change({ hdr: null })}>{t("withoutHdr")}</RemovableChip>}
      {filter.state === "identified" && (
        <RemovableChip onRemove={() => change({ state: null })}>{t("identified")}</RemovableChip>
      )}
      {listId !== null && (
        <RemovableChip onRemove={() => change({ listId: null })}>
          {t("list", { name: list ? nameOf(list) : "…" })}
        </RemovableChip>
      )}
      {personId !== null && (
        <RemovableChip onRemove={() => change({ personId: null })}>
          {t("person", { name: person?.name ?? "…" })}
        </RemovableChip>
      )}
      {collectionId !== null && (
        <RemovableChip onRemove={() => change({ collectionId: null })}>
          {t("collection", { name: collection?.name ?? "…" })}
        </RemovableChip>
      )}
    </>
  );
}

function RemovableChip({ onRemove, children }: { onRemove: () => void; children: string }) {
  return (
    <button type="button" aria-pressed className={CHIP_CLASS} onClick={onRemove}>
      {children}
      <X aria-hidden className="size-3.5" />
    </button>
  );
}
