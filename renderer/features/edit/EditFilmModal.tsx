import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { EditForm, Language } from "../../../src/contract/index.ts";
import { LANGUAGES } from "../../../src/contract/languages.ts";
import { api } from "../../api/client.ts";
import { submitHandler } from "../../components/formData.ts";
import { Modal } from "../../components/Modal.tsx";
import { ProblemNote } from "../../components/ProblemNote.tsx";
import { Select } from "../../components/Select.tsx";
import { Skeleton } from "../../components/Skeleton.tsx";
import { useProblemMessage } from "../../components/useProblemMessage.ts";
import { useFormats } from "../../i18n/format.ts";
import { useTranslations } from "../../i18n/index.ts";
import { EditActions } from "./components/EditActions.tsx";
import { FilmFields } from "./components/FilmFields.tsx";
import { draftOf, editBetween } from "./filmDraft.ts";
import { useEditFilms } from "./hooks/useEditFilms.ts";

/** Placeholders of fields while they are loaded. */
const FIELDS_SHOWN = 8;

type EditFilmModalProps = { filmId: number; title: string; onClose: () => void };

/** Edits every field of a film, and locks, unlocks or resets it. Title, summary and tagline are of one language. */
export default function EditFilmModal({ filmId, title, onClose }: EditFilmModalProps) {
  const t = useTranslations("edit");
  const [language, setLanguage] = useState<Language | undefined>();
  const query = useQuery(api.films.editForm.queryOptions({ input: { id: filmId, language }, staleTime: 0, gcTime: 0 }));
  const form = query.data;
  return (
    <Modal open onClose={onClose} title={t("title", { film: title })} size="wide">
      {query.isError && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton count={FIELDS_SHOWN} className="h-16" arrangement="grid gap-5 sm:grid-cols-2" />}
      {form && <EditFilmForm key={form.language} form={form} onLanguage={setLanguage} onClose={onClose} />}
    </Modal>
  );
}

type EditFilmFormProps = { form: EditForm; onLanguage: (language: Language) => void; onClose: () => void };

function EditFilmForm({ form: loaded, onLanguage, onClose }: EditFilmFormProps) {
  const t = useTranslations("edit");
  const formats = useFormats();
  const problemText = useProblemMessage();
  // What was loaded first is what is edited: a refresh in between changes nothing under the person's hands.
  const [form] = useState(loaded);
  const [draft, setDraft] = useState(() => draftOf(form));
  const edit = useEditFilms(onClose);
  const change = editBetween(form, draft, form.language);
  const save = () => {
    if (change) edit.mutate({ filmIds: [form.filmId], edit: change });
    else onClose();
  };
  return (
    <form onSubmit={submitHandler(save)}>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm text-quiet">{change ? t("saveFirst") : t("intro")}</p>
        {/* The form of another language has other values: what was entered would be lost. */}
        <Select
          label={t("language")}
          value={form.language}
          options={LANGUAGES.map((value) => ({ value, label: formats.languageLabel(value) }))}
          onChange={onLanguage}
          isDisabled={change !== null}
        />
      </div>
      <FilmFields form={form} draft={draft} onChange={setDraft} />
      {edit.isError && (
        <p role="alert" className="mt-4 text-danger">
          {problemText(edit.error)}
        </p>
      )}
      <EditActions canSave={!edit.isPending} onCancel={onClose} />
    </form>
  );
}
