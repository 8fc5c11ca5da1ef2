import { Button } from "../../../components/Button.tsx";
import { Field } from "../../../components/Field.tsx";
import { formText, submitHandler } from "../../../components/formData.ts";
import { Modal } from "../../../components/Modal.tsx";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { type LibraryFilter, toQuery } from "../../../filmFilter/filter.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useCreateSmartList } from "../../lists/index.ts";

const MAX_NAME_LENGTH = 80;

/** Asks what the filter shall be called. */
export default function SaveFilterModal({ filter, onClose }: { filter: LibraryFilter; onClose: () => void }) {
  const t = useTranslations("library");
  const tLists = useTranslations("lists");
  const tCommon = useTranslations("common");
  const problemText = useProblemMessage();
  const create = useCreateSmartList(({ name }) => {
    onClose();
    showToast(tLists("smartKept", { name }));
  });
  return (
    <Modal open onClose={onClose} title={t("keep")}>
      <p className="mb-4 text-quiet">{tLists("smartText")}</p>
      <form
        className="flex flex-wrap items-start gap-3"
        onSubmit={submitHandler((fields) => create.mutate({ name: formText(fields, "name"), filter: toQuery(filter) }))}
      >
        <Field
          className="grow basis-48"
          name="name"
          label={tLists("name")}
          maxLength={MAX_NAME_LENGTH}
          error={create.isError ? problemText(create.error) : undefined}
          required
        />
        <Button type="submit" variant="primary" className="mt-6" disabled={create.isPending}>
          {tCommon("save")}
        </Button>
      </form>
    </Modal>
  );
}
