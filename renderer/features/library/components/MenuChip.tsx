import { Menu } from "@base-ui/react/menu";
import { ChevronDown } from "lucide-react";
import { CheckboxMenu } from "../../../components/CheckboxMenu.tsx";
import { CHIP_CLASS } from "../../../components/chipClass.ts";
import { useFormats } from "../../../i18n/format.ts";
import type { FilterOption } from "../filterControl.ts";

type MenuChipProps = {
  label: string;
  options: readonly FilterOption[];
  chosen: readonly string[];
  /** Of a chosen value that is not among the options. */
  labelOf?: (value: string) => string;
  /** The last one ticked takes the place of the others. */
  isSingle?: boolean;
  onChange: (chosen: string[]) => void;
};

/** A chip that opens the values there are, each with how many films it has. */
export function MenuChip({
  label,
  options,
  chosen,
  labelOf = (value) => value,
  isSingle = false,
  onChange,
}: MenuChipProps) {
  const formats = useFormats();
  // A chosen value that no film has any more is shown, so that it can be removed.
  const gone = chosen.filter((value) => options.every((option) => option.value !== value));
  const shown = [...options, ...gone.map((value) => ({ value, label: labelOf(value), count: null }))];
  const names = chosen.map((value) => options.find((option) => option.value === value)?.label ?? labelOf(value));
  const toggle = (value: string, isOn: boolean) =>
    onChange(isOn ? [...(isSingle ? [] : chosen), value] : chosen.filter((other) => other !== value));

  return (
    <CheckboxMenu
      trigger={
        <Menu.Trigger className={CHIP_CLASS} data-active={names.length > 0 || undefined} disabled={shown.length === 0}>
          <span>
            {label}
            {names.length > 0 && <span className="text-accent-text"> · {names.join(", ")}</span>}
          </span>
          <ChevronDown aria-hidden className="size-3.5 text-quiet" />
        </Menu.Trigger>
      }
      items={shown.map((option) => ({
        key: option.value,
        label: option.label,
        isChecked: chosen.includes(option.value),
        note: option.count === null ? undefined : formats.number(option.count),
        onChange: (isOn) => toggle(option.value, isOn),
      }))}
    />
  );
}
