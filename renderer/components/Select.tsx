import { Menu } from "@base-ui/react/menu";
import { Check, ChevronDown } from "lucide-react";

type SelectProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  className?: string;
  isDisabled?: boolean;
};

/** A choice of one option from a menu. The button's accessible name is the label and the chosen option. */
export function Select<Value extends string>({
  label,
  value,
  options,
  onChange,
  className = "",
  isDisabled = false,
}: SelectProps<Value>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        disabled={isDisabled}
        className={`inline-flex min-h-9 items-center gap-2 rounded-lg border border-line bg-surface px-3 text-sm hover:bg-raised disabled:opacity-50 ${className}`}
        aria-label={`${label}: ${chosen?.label ?? value}`}
      >
        {chosen?.label ?? value}
        <ChevronDown aria-hidden className="size-3.5 text-quiet" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={6} className="z-50">
          <Menu.Popup className="card max-h-[min(28rem,70vh)] min-w-44 animate-rise overflow-auto p-1.5 shadow-float outline-none">
            <Menu.RadioGroup aria-label={label} value={value} onValueChange={onChange}>
              {options.map((option) => (
                <Menu.RadioItem
                  key={option.value}
                  value={option.value}
                  closeOnClick
                  className="flex items-center gap-2.5 rounded-lg px-2.5 py-1.5 text-sm outline-none data-highlighted:bg-raised"
                >
                  <span className="flex size-4 items-center">
                    <Menu.RadioItemIndicator>
                      <Check aria-hidden className="size-4 text-accent-text" />
                    </Menu.RadioItemIndicator>
                  </span>
                  {option.label}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
