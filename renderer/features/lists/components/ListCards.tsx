import { Bookmark, Heart, List, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import type { PersonalList } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { ConfirmModal } from "../../../components/ConfirmModal.tsx";
import { Field } from "../../../components/Field.tsx";
import { formText, submitHandler } from "../../../components/formData.ts";
import { Modal } from "../../../components/Modal.tsx";
import { ProblemNote } from "../../../components/ProblemNote.tsx";
import { Skeleton } from "../../../components/Skeleton.tsx";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useCreateList, useListName, useLists, useRemoveList, useRenameList } from "../hooks/useLists.ts";
import { ShareList } from "./ShareList.tsx";

const ICONS = { watchlist: Bookmark, favourites: Heart, own: List };
const MAX_NAME_LENGTH = 80;
type Asked = { list: PersonalList; what: "rename" | "remove" } | null;

/** The watchlist, the favourites and the person's own lists; each opens in the library. */
export function ListCards() {
  const t = useTranslations("lists");
  const nameOf = useListName();
  const lists = useLists();
  const remove = useRemoveList();
  const [asked, ask] = useState<Asked>(null);
  const [isMaking, make] = useState(false);
  return (
    <section aria-labelledby="lists">
      <div className="mb-3 flex items-center justify-between gap-4">
        <h2 id="lists" className="text-lg font-semibold">
          {t("lists")}
        </h2>
        <Button size="small" onClick={() => make(true)}>
          <Plus aria-hidden className="size-4" />
          {t("newList")}
        </Button>
      </div>
      {lists.isPending && (
        <Skeleton count={2} className="h-16" arrangement="grid grid-cols-[repeat(auto-fill,minmax(14rem,1fr))] gap-3" />
      )}
      {lists.isError && !lists.data && <ProblemNote error={lists.error} onRetry={() => void lists.refetch()} />}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(14rem,1fr))] gap-3">
        {lists.data?.items.map((list) => (
          <li key={list.id}>
            <ListCard
              list={list}
              onRename={() => ask({ list, what: "rename" })}
              onRemove={() => ask({ list, what: "remove" })}
            />
          </li>
        ))}
      </ul>
      <NameSheet open={isMaking} list={null} onClose={() => make(false)} />
      <NameSheet open={asked?.what === "rename"} list={asked?.list ?? null} onClose={() => ask(null)} />
      <ConfirmModal
        open={asked?.what === "remove"}
        title={t("removeTitle", { name: asked ? nameOf(asked.list) : "" })}
        text={t("removeText")}
        action={t("remove", { name: asked ? nameOf(asked.list) : "" })}
        onClose={() => ask(null)}
        onConfirm={() => asked && remove.mutate({ id: asked.list.id })}
      />
    </section>
  );
}

function ListCard({ list, onRename, onRemove }: { list: PersonalList; onRename: () => void; onRemove: () => void }) {
  const t = useTranslations("lists");
  const tCommon = useTranslations("common");
  const formats = useFormats();
  const name = useListName()(list);
  const Icon = ICONS[list.kind];
  return (
    <article className="card flex items-center gap-1 p-2 pl-4">
      <Link
        to={`/?list=${list.id}`}
        className="flex min-w-0 grow items-center gap-3 rounded-lg py-2 hover:text-accent-text"
      >
        <Icon aria-hidden className="size-5 shrink-0 text-quiet" />
        <span className="min-w-0">
          <span className="block truncate font-medium">{name}</span>
          <span className="block text-sm text-quiet tabular-nums">
            {tCommon("films", { count: list.count, number: formats.number(list.count) })}
          </span>
        </span>
      </Link>
      {list.count > 0 && <ShareList list={list} name={name} />}
      {list.kind === "own" && (
        <>
          <Button size="icon" variant="plain" aria-label={t("rename", { name })} onClick={onRename}>
            <Pencil aria-hidden className="size-4" />
          </Button>
          <Button size="icon" variant="plain" aria-label={t("remove", { name })} onClick={onRemove}>
            <Trash2 aria-hidden className="size-4" />
          </Button>
        </>
      )}
    </article>
  );
}

/** Creates a list, or renames one. */
function NameSheet({ open, list, onClose }: { open: boolean; list: PersonalList | null; onClose: () => void }) {
  const t = useTranslations("lists");
  const tCommon = useTranslations("common");
  const create = useCreateList(onClose);
  const rename = useRenameList();
  const problemText = useProblemMessage();
  const error = list ? rename.error : create.error;
  const submit = submitHandler((fields) => {
    const name = formText(fields, "name");
    if (list) rename.mutate({ id: list.id, name }, { onSuccess: onClose });
    else create.mutate({ name });
  });
  return (
    <Modal open={open} onClose={onClose} title={t(list ? "renameTitle" : "newList")}>
      <form onSubmit={submit} className="flex flex-wrap items-start gap-3">
        <Field
          className="grow basis-48"
          name="name"
          label={t("name")}
          defaultValue={list?.name ?? ""}
          error={error ? problemText(error) : undefined}
          maxLength={MAX_NAME_LENGTH}
          required
        />
        <Button type="submit" variant="primary" className="mt-6" disabled={create.isPending || rename.isPending}>
          {list ? tCommon("save") : t("create")}
        </Button>
      </form>
    </Modal>
  );
}
