import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useId } from "react";
import type { FilterName } from "../../../../src/contract/filmFilters.ts";
import { Button } from "../../../components/Button.tsx";
import { EMPTY_FILTER } from "../../../filmFilter/filter.ts";
import { useTranslations } from "../../../i18n/index.ts";
import {
  FILTER_GROUPS,
  type FilterContext,
  type FilterControl,
  type FilterGroup,
  type FilterProps,
} from "../filterControl.ts";
import { FILTER_ENTRIES } from "../filterControls.tsx";
import { PanelFilter } from "./PanelFilter.tsx";

type FilterPanelProps = FilterProps & { context: FilterContext; total: number | null; onClose: () => void };

const GROUP_LABELS = { film: "groupFilm", people: "groupPeople", file: "groupFile", mine: "groupMine" } as const;

/** Filters that the control of another one sets too. */
const SECOND_BOUNDS = new Set(FILTER_ENTRIES.flatMap(([, control]) => ("to" in control ? [control.to] : [])));

/** Every filter, in groups, beside the list; on a phone over it. Each change takes effect at once. */
export default function FilterPanel({ filter, change, context, total, onClose }: FilterPanelProps) {
  const t = useTranslations("library");
  const tCommon = useTranslations("common");
  const { formats } = context;
  return (
    <Dialog.Root open onOpenChange={(stays) => !stays && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-veil/40" />
        <Dialog.Popup className="card fixed inset-y-0 right-0 z-50 flex w-[min(26rem,100vw)] flex-col rounded-none shadow-float outline-none">
          <header className="flex items-center justify-between gap-4 border-b border-line px-5 py-3">
            <Dialog.Title className="text-xl font-semibold">{t("filters")}</Dialog.Title>
            <Dialog.Close
              aria-label={tCommon("close")}
              className="rounded-lg p-2 text-quiet hover:bg-raised hover:text-ink"
            >
              <X aria-hidden className="size-5" />
            </Dialog.Close>
          </header>
          <div className="grow space-y-6 overflow-y-auto overscroll-contain px-5 py-4">
            {FILTER_GROUPS.map((group) => (
              <PanelGroup key={group} group={group} filter={filter} change={change} context={context} />
            ))}
          </div>
          <footer className="flex items-center justify-between gap-3 border-t border-line px-5 py-3">
            <Button variant="plain" onClick={() => change(EMPTY_FILTER)}>
              {t("clear")}
            </Button>
            <Button variant="primary" onClick={onClose}>
              {total === null ? tCommon("close") : t("showFilms", { count: total, number: formats.number(total) })}
            </Button>
          </footer>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PanelGroup({ group, filter, change, context }: FilterProps & { group: FilterGroup; context: FilterContext }) {
  const t = useTranslations("library");
  const id = useId();
  const entries = FILTER_ENTRIES.filter(([name, control]) => isIn(group, name, control));
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="mb-2 text-sm font-semibold tracking-wide text-quiet uppercase">
        {t(GROUP_LABELS[group])}
      </h3>
      <div className="space-y-2">
        {entries.map(([name, control]) => (
          <PanelFilter key={name} name={name} control={control} filter={filter} change={change} context={context} />
        ))}
      </div>
    </section>
  );
}

function isIn(group: FilterGroup, name: FilterName, control: FilterControl): boolean {
  return control.control !== "none" && control.group === group && !SECOND_BOUNDS.has(name);
}
