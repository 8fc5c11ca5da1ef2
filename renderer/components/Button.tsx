import type { ComponentProps } from "react";

const VARIANTS = {
  primary: "bg-accent text-accent-ink hover:brightness-110 font-semibold",
  quiet: "bg-raised text-ink hover:brightness-115 border border-line",
  plain: "text-quiet hover:text-ink hover:bg-raised",
  danger: "bg-danger-ground text-danger hover:brightness-115",
};

const SIZES = {
  normal: "min-h-10 px-4 gap-2 rounded-xl",
  small: "min-h-8 px-3 gap-1.5 rounded-lg text-sm",
  icon: "size-10 justify-center rounded-xl",
};

type ButtonProps = ComponentProps<"button"> & { variant?: keyof typeof VARIANTS; size?: keyof typeof SIZES };

export function Button({ variant = "quiet", size = "normal", className = "", ...rest }: ButtonProps) {
  return <button type="button" {...rest} className={`${buttonClass(variant, size)} ${className}`} />;
}

/** The same look for links. */
export function buttonClass(variant: keyof typeof VARIANTS = "quiet", size: keyof typeof SIZES = "normal"): string {
  return `inline-flex items-center transition disabled:opacity-50 disabled:cursor-default ${VARIANTS[variant]} ${SIZES[size]}`;
}
