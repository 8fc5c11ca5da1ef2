import { Save } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../components/Button.tsx";
import { Field } from "../../../components/Field.tsx";
import { onSubmit, textOf } from "../../../components/formText.ts";
import { Sheet } from "../../../components/Sheet.tsx";
import { tell } from "../../../components/toasts.ts";
import { useWords } from "../../../i18n/index.ts";
import { useCreateSmartList } from "../../lists/index.ts";
import { type LibraryFilter, toQuery } from "../filter.ts";
import { CHIP } from "./ChoiceChip.tsx";

const LONGEST_NAME = 80;

/** Keeps the filter under a name: a list that fills itself. */
export function KeepFilter({ filter }: { filter: LibraryFilter }) {
  const words = useWords("library");
  const lists = useWords("lists");
  const common = useWords("common");
  const [isOpen, open] = useState(false);
  const create = useCreateSmartList(({ name }) => {
    open(false);
    tell(lists("smartKept", { name }));
  });
  return (
    <>
      <button type="button" className={`${CHIP} border-transparent text-quiet`} onClick={() => open(true)}>
        <Save aria-hidden className="size-4" />
        {words("keep")}
      </button>
      <Sheet open={isOpen} onClose={() => open(false)} title={words("keep")}>
        <p className="mb-4 text-quiet">{lists("smartText")}</p>
        <form
          className="flex flex-wrap items-end gap-3"
          onSubmit={onSubmit((fields) => create.mutate({ name: textOf(fields, "name"), filter: toQuery(filter) }))}
        >
          <Field className="grow" name="name" label={lists("name")} maxLength={LONGEST_NAME} required />
          <Button type="submit" variant="primary" disabled={create.isPending}>
            {common("save")}
          </Button>
        </form>
      </Sheet>
    </>
  );
}
