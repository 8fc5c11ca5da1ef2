import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { InterpretationChips } from "../../components/InterpretationChips.tsx";
import { useTranslations } from "../../i18n/index.ts";
import { commandPaletteOpen } from "../../state/overlays.ts";
import { PaletteItem } from "./components/PaletteItem.tsx";
import type { PaletteEntry, PaletteGroup } from "./entries.ts";
import { usePaletteEntries } from "./hooks/usePaletteEntries.ts";

type CommandPaletteProps = {
  text: string;
  onTextChange: (text: string) => void;
  /** The field has the focus: what is typed arrives in it. */
  onReady: () => void;
};

/** Searches films, people, lists, screens and commands at once. */
export default function CommandPalette({ text, onTextChange, onReady }: CommandPaletteProps) {
  const t = useTranslations("palette");
  const { groups, interpretation, isSearching } = usePaletteEntries(text);
  const choose = (entry: PaletteEntry) => {
    commandPaletteOpen.set(false);
    entry.run();
  };

  return (
    <Dialog.Root open onOpenChange={commandPaletteOpen.set}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-veil backdrop-blur-sm" />
        <Dialog.Popup
          aria-label={t("title")}
          className="card fixed top-[12vh] left-1/2 z-50 flex max-h-[70vh] w-[min(40rem,94vw)] -translate-x-1/2 flex-col overflow-hidden shadow-float outline-none"
        >
          <Autocomplete.Root
            inline
            open
            items={groups}
            mode="none"
            autoHighlight="always"
            keepHighlight
            value={text}
            onValueChange={onTextChange}
            itemToStringValue={(entry: PaletteEntry) => entry.label}
          >
            <div className="flex items-center gap-3 border-b border-line px-4">
              <Search aria-hidden className="size-5 shrink-0 text-quiet" />
              <Autocomplete.Input
                aria-label={t("title")}
                placeholder={t("hint")}
                maxLength={300}
                onFocus={onReady}
                className="min-h-14 w-full bg-transparent text-lg outline-none placeholder:text-quiet"
              />
            </div>
            <div className="flex flex-wrap gap-2 px-4 pt-2 empty:hidden">
              <InterpretationChips interpretation={interpretation} onChange={onTextChange} />
            </div>
            <Autocomplete.List className="overflow-y-auto p-2">
              {(group: PaletteGroup) => (
                <Autocomplete.Group key={group.value} items={group.items} className="mb-1">
                  <Autocomplete.GroupLabel className="px-3 pt-2 pb-1 text-xs font-semibold text-quiet">
                    {t(group.value)}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(entry: PaletteEntry) => (
                      <Autocomplete.Item
                        key={entry.id}
                        value={entry}
                        className="flex items-center gap-3 rounded-lg px-3 py-1.5 outline-none data-highlighted:bg-raised"
                        onClick={() => choose(entry)}
                      >
                        <PaletteItem entry={entry} />
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
            <Autocomplete.Empty className="px-5 py-6 text-quiet empty:hidden">
              {!isSearching && t("nothing")}
            </Autocomplete.Empty>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
