import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { api } from "../../../api/client.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useListName, useLists } from "../../lists/index.ts";
import type { LibraryFilter } from "../filter.ts";
import { CHIP } from "./ChoiceChip.tsx";

type PlaceChipsProps = { filter: LibraryFilter; change: (next: Partial<LibraryFilter>) => void };

/** What no other chip offers: a list, a person, a series, films without HDR. Each is let go of by its chip. */
export function PlaceChips({ filter, change }: PlaceChipsProps) {
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
      {filter.hdr === false && <Letting onLetGo={() => change({ hdr: null })}>{t("withoutHdr")}</Letting>}
      {filter.state === "identified" && <Letting onLetGo={() => change({ state: null })}>{t("identified")}</Letting>}
      {listId !== null && (
        <Letting onLetGo={() => change({ listId: null })}>{t("list", { name: list ? nameOf(list) : "…" })}</Letting>
      )}
      {personId !== null && (
        <Letting onLetGo={() => change({ personId: null })}>{t("person", { name: person?.name ?? "…" })}</Letting>
      )}
      {collectionId !== null && (
        <Letting onLetGo={() => change({ collectionId: null })}>
          {t("collection", { name: collection?.name ?? "…" })}
        </Letting>
      )}
    </>
  );
}

function Letting({ onLetGo, children }: { onLetGo: () => void; children: string }) {
  return (
    <button type="button" aria-pressed className={CHIP} onClick={onLetGo}>
      {children}
      <X aria-hidden className="size-3.5" />
    </button>
  );
}
