import { SearchX } from "lucide-react";
import { Button } from "../../../components/Button.tsx";
import { EmptyState } from "../../../components/EmptyState.tsx";
import { useWords } from "../../../i18n/index.ts";
import { type LibraryFilter, NO_FILTER } from "../filter.ts";

type NothingFoundProps = { filter: LibraryFilter; change: (next: Partial<LibraryFilter>) => void };

/** There are films, and the filter hides them all. */
export function NothingFound({ filter, change }: NothingFoundProps) {
  const words = useWords("library");
  const title = filter.q ? words("nothingFoundFor", { query: filter.q }) : words("nothingFound");
  return (
    <EmptyState icon={SearchX} title={title}>
      <p>{words(filter.q ? "nothingFoundAdvice" : "nothingPassesAdvice")}</p>
      <Button variant="primary" onClick={() => change(NO_FILTER)}>
        {words("clear")}
      </Button>
    </EmptyState>
  );
}
