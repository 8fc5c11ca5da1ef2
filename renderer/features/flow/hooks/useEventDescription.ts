import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation } from "../../../i18n/index.ts";
import type { FlowEvent } from "../flowEvents.ts";

/** One line about an event: what was asked, how it ended, how long it took, how much it returned. */
export function useEventDescription(): (event: FlowEvent) => string {
  const formats = useFormats();
  const nameOfUseCase = useTermTranslation("useCases");
  const nameOfKind = useTermTranslation("jobKinds");
  return ({ type, useCase, status, durationMs, items, kind, count }) => {
    if (type !== "flow.request") return `${nameOfKind(kind ?? "")} × ${formats.number(count ?? 1)}`;
    const facts = [useCase, nameOfUseCase(useCase ?? ""), status, `${formats.decimal(durationMs ?? 0, 1)} ms`];
    return [...facts, ...(items === null ? [] : [formats.number(items)])].join(" · ");
  };
}
