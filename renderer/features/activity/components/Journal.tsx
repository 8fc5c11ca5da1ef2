import { Undo2 } from "lucide-react";
import { Link } from "react-router";
import { Button } from "../../../components/Button.tsx";
import { ListEnd } from "../../../components/ListEnd.tsx";
import { ProblemNote } from "../../../components/ProblemNote.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { type JournalEntry, useJournal, useUndo } from "../hooks/useActivity.ts";
import { Precision } from "./Precision.tsx";

export function Journal() {
  const t = useTranslations("activity");
  const query = useJournal();
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <>
      <p className="mb-4 text-quiet">{t("journalHint")}</p>
      <Precision />
      {query.isError && entries.length === 0 && (
        <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.isSuccess && entries.length === 0 && <p className="text-quiet">{t("journalNone")}</p>}
      {entries.length > 0 && (
        <ul className="card divide-y divide-line/70">
          {entries.map((entry) => (
            <li key={entry.id}>
              <Entry entry={entry} />
            </li>
          ))}
        </ul>
      )}
      <ListEnd query={query} />
    </>
  );
}

function Entry({ entry }: { entry: JournalEntry }) {
  const t = useTranslations("activity");
  const tCommon = useTranslations("common");
  const formats = useFormats();
  const undo = useUndo();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
      <div className="min-w-0 grow basis-60">
        <p className={`break-words ${entry.undoneAt ? "text-quiet line-through" : ""}`}>
          {entry.filmId === null ? (
            entry.text
          ) : (
            <Link to={`/films/${entry.filmId}`} className="underline-offset-4 hover:underline">
              {entry.text}
            </Link>
          )}
        </p>
        <p className="text-xs text-quiet">
          {entry.by ?? t("byMachine")} · {formats.relativeTime(entry.at)}
          {entry.undoneAt && <> · {t("undoneAt", { when: formats.relativeTime(entry.undoneAt) })}</>}
        </p>
      </div>
      {entry.undoable && !entry.undoneAt && (
        <Button size="small" disabled={undo.isPending} onClick={() => undo.mutate({ id: entry.id })}>
          <Undo2 aria-hidden className="size-4" />
          {tCommon("undo")}
        </Button>
      )}
    </div>
  );
}
