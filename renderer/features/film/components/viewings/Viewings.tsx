import { CalendarPlus, Pencil, Star, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import type { DiaryEntryAnswer } from "../../../../../src/contract/index.ts";
import { Badge } from "../../../../components/Badge.tsx";
import { Button } from "../../../../components/Button.tsx";
import { ProblemNote } from "../../../../components/ProblemNote.tsx";
import { useFormats } from "../../../../i18n/format.ts";
import { useTranslations } from "../../../../i18n/index.ts";
import { useRemoveViewing, useViewings } from "../../hooks/useViewings.ts";
import { ViewingModal } from "./ViewingModal.tsx";

/** When I watched the film: the entries of the person's diary, to add, change and remove. */
export function Viewings({ filmId }: { readonly filmId: number }) {
  const t = useTranslations("viewings");
  const { data, error, refetch } = useViewings(filmId);
  const [edited, edit] = useState<DiaryEntryAnswer | "new" | null>(null);
  const section = useRef<HTMLElement>(null);
  if (error && !data) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <section ref={section} aria-labelledby="viewings">
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="viewings" className="text-lg font-semibold">
          {t("title")}
        </h2>
        <Button size="small" onClick={() => edit("new")}>
          <CalendarPlus aria-hidden className="size-4" />
          {t("add")}
        </Button>
      </div>
      {data.items.length > 0 && (
        <ul aria-labelledby="viewings" className="max-w-3xl divide-y divide-line">
          {data.items.map((entry) => (
            <Viewing
              key={entry.id}
              entry={entry}
              filmId={filmId}
              onEdit={() => edit(entry)}
              onRemove={() => section.current?.querySelector("button")?.focus()}
            />
          ))}
        </ul>
      )}
      {edited !== null && (
        <ViewingModal filmId={filmId} entry={edited === "new" ? null : edited} onClose={() => edit(null)} />
      )}
    </section>
  );
}

type ViewingProps = {
  readonly entry: DiaryEntryAnswer;
  readonly filmId: number;
  onEdit(): void;
  /** The pressed button goes with its row: the focus has to go somewhere. */
  onRemove(): void;
};

function Viewing({ entry, filmId, onEdit, onRemove }: ViewingProps) {
  const t = useTranslations("viewings");
  const formats = useFormats();
  const remove = useRemoveViewing(filmId);
  const day = formats.day(entry.watchedOn);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-sm">
      <span className="font-medium">{day}</span>
      {entry.rating !== null && (
        <span className="flex items-center gap-1 text-accent-text">
          <Star aria-hidden className="size-4 fill-current" />
          <span className="sr-only">{t("ratedThen")}</span>
          {formats.number(entry.rating)}
        </span>
      )}
      {entry.rewatch && <Badge>{t("rewatch")}</Badge>}
      {entry.place === "cinema" && <Badge>{t("cinema")}</Badge>}
      {entry.note !== null && (
        <span className="min-w-0 basis-full break-words text-quiet sm:basis-auto">{entry.note}</span>
      )}
      <span className="ml-auto flex gap-1">
        <Button size="icon" variant="plain" aria-label={t("edit", { day })} title={t("edit", { day })} onClick={onEdit}>
          <Pencil aria-hidden className="size-4" />
        </Button>
        <Button
          size="icon"
          variant="plain"
          aria-label={t("remove", { day })}
          title={t("remove", { day })}
          disabled={remove.isPending}
          onClick={() => {
            remove.mutate(entry);
            onRemove();
          }}
        >
          <Trash2 aria-hidden className="size-4" />
        </Button>
      </span>
    </li>
  );
}
