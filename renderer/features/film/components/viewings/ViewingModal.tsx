import { X } from "lucide-react";
import { useState } from "react";
import type { DiaryEntryAnswer } from "../../../../../src/contract/index.ts";
import { Button } from "../../../../components/Button.tsx";
import { Field } from "../../../../components/Field.tsx";
import { formText, submitHandler } from "../../../../components/formData.ts";
import { Modal } from "../../../../components/Modal.tsx";
import { StarRating } from "../../../../components/StarRating.tsx";
import { useProblemMessage } from "../../../../components/useProblemMessage.ts";
import { useFormats } from "../../../../i18n/format.ts";
import { useTranslations } from "../../../../i18n/index.ts";
import { useSaveViewing } from "../../hooks/useViewings.ts";
import { today } from "../../today.ts";

const MAX_NOTE_LENGTH = 20_000;

type ViewingModalProps = {
  readonly filmId: number;
  /** Null for a new one. */
  readonly entry: DiaryEntryAnswer | null;
  onClose(): void;
};

/** The day of one viewing, the rating at that time, a note. */
export function ViewingModal({ filmId, entry, onClose }: ViewingModalProps) {
  const t = useTranslations("viewings");
  const tFilm = useTranslations("film");
  const tCommon = useTranslations("common");
  const formats = useFormats();
  const problemText = useProblemMessage();
  const [rating, setRating] = useState(entry?.rating ?? null);
  const save = useSaveViewing(filmId, entry?.id ?? null);
  const send = (fields: FormData) =>
    save.mutate(
      {
        watchedOn: formText(fields, "watchedOn"),
        rewatch: fields.has("rewatch"),
        rating,
        note: formText(fields, "note").trim() || null,
      },
      { onSuccess: onClose },
    );
  return (
    <Modal open onClose={onClose} title={entry ? t("edit", { day: formats.day(entry.watchedOn) }) : t("add")}>
      <form className="space-y-4" onSubmit={submitHandler(send)}>
        <Field
          type="date"
          name="watchedOn"
          label={t("day")}
          defaultValue={entry?.watchedOn ?? today()}
          max={today()}
          error={save.isError ? problemText(save.error) : undefined}
          required
        />
        <div className="flex items-center gap-1">
          <StarRating
            label={t("ratedThen")}
            value={rating}
            labelOf={(value) => tFilm("rate", { value: formats.number(value) })}
            onRate={setRating}
          />
          <button
            type="button"
            aria-label={t("clearRating")}
            title={t("clearRating")}
            className={`rounded-lg p-1.5 text-quiet hover:bg-raised hover:text-ink ${rating === null ? "invisible" : ""}`}
            onClick={() => setRating(null)}
          >
            <X aria-hidden className="size-4" />
          </button>
        </div>
        <label className="flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            name="rewatch"
            defaultChecked={entry?.rewatch ?? false}
            className="size-4 accent-accent"
          />
          {t("rewatch")}
        </label>
        <label className="block text-sm font-medium">
          {t("note")}
          <textarea
            name="note"
            rows={4}
            className="field mt-1 resize-y py-2 font-normal"
            maxLength={MAX_NOTE_LENGTH}
            defaultValue={entry?.note ?? ""}
          />
        </label>
        <div className="flex justify-end gap-3">
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button type="submit" variant="primary" disabled={save.isPending}>
            {tCommon("save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
