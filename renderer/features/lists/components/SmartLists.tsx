import { Filter, House, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import type { SmartList } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { Field } from "../../../components/Field.tsx";
import { formText, submitHandler } from "../../../components/formData.ts";
import { Modal } from "../../../components/Modal.tsx";
import { filterUrl, fromQuery } from "../../../filmFilter/filter.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useArrangeHome, useHomeRows, withSavedFilter } from "../../home/index.ts";
import { useChangeSmartList, useRemoveSmartList, useSmartLists } from "../hooks/useLists.ts";

const MAX_NAME_LENGTH = 80;

/** Saved filters, each with the number of films that match it now; a link opens it in the library. */
export function SmartLists() {
  const t = useTranslations("lists");
  const tCommon = useTranslations("common");
  const formats = useFormats();
  const lists = useSmartLists().data?.items ?? [];
  const remove = useRemoveSmartList();
  const [renamed, rename] = useState<SmartList | null>(null);
  if (lists.length === 0) return null;
  return (
    <section aria-labelledby="smart-lists">
      <h2 id="smart-lists" className="mb-3 text-lg font-semibold">
        {t("smart")}
      </h2>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(14rem,1fr))] gap-3">
        {lists.map((list) => (
          <li key={list.id} className="card flex items-center gap-1 p-2 pl-4">
            <Link
              to={filterUrl(fromQuery(list.filter))}
              className="flex min-w-0 grow items-center gap-3 rounded-lg py-2 hover:text-accent-text"
            >
              <Filter aria-hidden className="size-5 shrink-0 text-quiet" />
              <span className="min-w-0">
                <span className="block truncate font-medium">{list.name}</span>
                <span className="block text-sm text-quiet tabular-nums">
                  {tCommon("films", { count: list.count, number: formats.number(list.count) })}
                </span>
              </span>
            </Link>
            <HomeToggle list={list} />
            <Button
              size="icon"
              variant="plain"
              aria-label={t("rename", { name: list.name })}
              onClick={() => rename(list)}
            >
              <Pencil aria-hidden className="size-4" />
            </Button>
            <Button
              size="icon"
              variant="plain"
              aria-label={t("remove", { name: list.name })}
              onClick={() => remove.mutate({ id: list.id })}
            >
              <Trash2 aria-hidden className="size-4" />
            </Button>
          </li>
        ))}
      </ul>
      <RenameSheet list={renamed} onClose={() => rename(null)} />
    </section>
  );
}

/** Shows the filter as a row on Home, or takes it from there. */
function HomeToggle({ list }: { list: SmartList }) {
  const t = useTranslations("lists");
  const rows = useHomeRows().data?.items;
  const arrange = useArrangeHome();
  if (!rows) return null;
  const isShown = rows.some(({ savedFilter, isHidden }) => savedFilter?.id === list.id && !isHidden);
  const label = t("onHome", { name: list.name });
  return (
    <Button
      size="icon"
      variant="plain"
      aria-label={label}
      title={label}
      aria-pressed={isShown}
      className={isShown ? "text-accent-text" : ""}
      onClick={() => arrange(withSavedFilter(rows, list, isShown))}
    >
      <House aria-hidden className="size-4" />
    </Button>
  );
}

function RenameSheet({ list, onClose }: { list: SmartList | null; onClose: () => void }) {
  const t = useTranslations("lists");
  const tCommon = useTranslations("common");
  const change = useChangeSmartList();
  const submit = submitHandler((fields) => {
    if (!list) return;
    change.mutate({ id: list.id, name: formText(fields, "name"), filter: list.filter }, { onSuccess: onClose });
  });
  return (
    <Modal open={list !== null} onClose={onClose} title={t("renameTitle")}>
      <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
        <Field
          className="grow"
          name="name"
          label={t("name")}
          defaultValue={list?.name ?? ""}
          maxLength={MAX_NAME_LENGTH}
          required
        />
        <Button type="submit" variant="primary" disabled={change.isPending}>
          {tCommon("save")}
        </Button>
      </form>
    </Modal>
  );
}
