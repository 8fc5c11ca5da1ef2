import { Menu } from "@base-ui/react/menu";
import { Check, ChevronDown } from "lucide-react";
import { useFormats } from "../../../i18n/format.ts";

export const CHIP_CLASS =
  "inline-flex min-h-8 items-center gap-1.5 rounded-full border border-line bg-surface px-3 text-sm hover:bg-raised aria-pressed:border-accent aria-pressed:bg-accent/15 aria-pressed:text-accent-text";

import type { FilterOption } from "../filterControls.tsx";

type MenuChipProps = {
  label: string;
  options: readonly FilterOption[];
  chosen: readonly string[];
  /** The last one ticked takes the place of the others. */
  isSingle?: boolean;
  onChange: (chosen: string[]) => void;
};

/** A chip that opens the values there are, each with how many films it has. */
export function MenuChip({ label, options, chosen, isSingle = false, onChange }: MenuChipProps) {
  const formats = useFormats();
  // A chosen value that no film has any more is shown, so that it can be removed.
  const gone = chosen.filter((value) => options.every((option) => option.value !== value));
  const shown = [...options, ...gone.map((value) => ({ value, label: value, count: null }))];
  const names = chosen.map((value) => options.find((option) => option.value === value)?.label ?? value);
  const toggle = (value: string, isOn: boolean) =>
    onChange(isOn ? [...(isSingle ? [] : chosen), value] : chosen.filter((other) => other !== value));

  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className={CHIP_CLASS} data-active={names.length > 0 || undefined} disabled={shown.length === 0}>
        <span>
          {label}
          {names.length > 0 && <span className="text-accent-text"> · {names.join(", ")}</span>}
        </span>
        <ChevronDown aria-hidden className="size-3.5 text-quiet" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="start" sideOffset={6} className="z-40">
          <Menu.Popup className="card max-h-96 min-w-52 animate-rise overflow-auto p-1.5 shadow-float outline-none">
            {shown.map((option) => (
              <Menu.CheckboxItem
                key={option.value}
                checked={chosen.includes(option.value)}
                onCheckedChange={(isOn) => toggle(option.value, isOn)}
                className="flex items-center gap-2.5 rounded-lg px-2.5 py-1.5 text-sm outline-none data-highlighted:bg-raised"
              >
                <span className="flex size-4 items-center">
                  <Menu.CheckboxItemIndicator>
                    <Check aria-hidden className="size-4 text-accent-text" />
                  </Menu.CheckboxItemIndicator>
                </span>
                <span className="grow">{option.label}</span>
                {option.count !== null && (
                  <span className="text-quiet tabular-nums">{formats.number(option.count)}</span>
                )}
              </Menu.CheckboxItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
