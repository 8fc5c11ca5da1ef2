/** The look of a chip above the list: a button, a menu or a popover's trigger. */
export const CHIP_CLASS =
  "inline-flex min-h-8 items-center gap-1.5 rounded-full border border-line bg-surface px-3 text-sm hover:bg-raised aria-pressed:border-accent aria-pressed:bg-accent/15 aria-pressed:text-accent-text";
