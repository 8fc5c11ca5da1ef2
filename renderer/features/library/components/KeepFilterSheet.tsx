import { Button } from "../../../components/Button.tsx";
import { Field } from "../../../components/Field.tsx";
import { onSubmit, textOf } from "../../../components/formText.ts";
import { Sheet } from "../../../components/Sheet.tsx";
import { tell } from "../../../components/toasts.ts";
import { useProblemText } from "../../../components/useProblemText.ts";
import { useWords } from "../../../i18n/index.ts";
import { useCreateSmartList } from "../../lists/index.ts";
import { type LibraryFilter, toQuery } from "../filter.ts";

const LONGEST_NAME = 80;

/** Asks what the filter shall be called. */
export default function KeepFilterSheet({ filter, onClose }: { filter: LibraryFilter; onClose: () => void }) {
  const words = useWords("library");
  const lists = useWords("lists");
  const common = useWords("common");
  const problemText = useProblemText();
  const create = useCreateSmartList(({ name }) => {
    onClose();
    tell(lists("smartKept", { name }));
  });
  return (
    <Sheet open onClose={onClose} title={words("keep")}>
      <p className="mb-4 text-quiet">{lists("smartText")}</p>
      <form
        className="flex flex-wrap items-start gap-3"
        onSubmit={onSubmit((fields) => create.mutate({ name: textOf(fields, "name"), filter: toQuery(filter) }))}
      >
        <Field
          className="grow basis-48"
          name="name"
          label={lists("name")}
          maxLength={LONGEST_NAME}
          error={create.isError ? problemText(create.error) : undefined}
          required
        />
        <Button type="submit" variant="primary" className="mt-6" disabled={create.isPending}>
          {common("save")}
        </Button>
      </form>
    </Sheet>
  );
}
