import { Button } from "../../../components/Button.tsx";
import { Field } from "../../../components/Field.tsx";
import { onSubmit, textOf } from "../../../components/formText.ts";
import { Sheet } from "../../../components/Sheet.tsx";
import { tell } from "../../../components/toasts.ts";
import { useProblemText } from "../../../components/useProblemText.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useCreateSmartList } from "../../lists/index.ts";
import { type LibraryFilter, toQuery } from "../filter.ts";

const LONGEST_NAME = 80;

/** Asks what the filter shall be called. */
export default function KeepFilterSheet({ filter, onClose }: { filter: LibraryFilter; onClose: () => void }) {
  const t = useTranslations("library");
  const tLists = useTranslations("lists");
  const tCommon = useTranslations("common");
  const problemText = useProblemText();
  const create = useCreateSmartList(({ name }) => {
    onClose();
    tell(tLists("smartKept", { name }));
  });
  return (
    <Sheet open onClose={onClose} title={t("keep")}>
      <p className="mb-4 text-quiet">{tLists("smartText")}</p>
      <form
        className="flex flex-wrap items-start gap-3"
        onSubmit={onSubmit((fields) => create.mutate({ name: textOf(fields, "name"), filter: toQuery(filter) }))}
      >
        <Field
          className="grow basis-48"
          name="name"
          label={tLists("name")}
          maxLength={LONGEST_NAME}
          error={create.isError ? problemText(create.error) : undefined}
          required
        />
        <Button type="submit" variant="primary" className="mt-6" disabled={create.isPending}>
          {tCommon("save")}
        </Button>
      </form>
    </Sheet>
  );
}
