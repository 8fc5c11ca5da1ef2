export const MENU_ITEM_CLASS =
  "flex items-center gap-2.5 rounded-lg px-2.5 py-1.5 text-sm outline-none data-highlighted:bg-raised";
export const MENU_POPUP_CLASS =
  "card max-h-[min(28rem,70vh)] min-w-44 animate-rise overflow-auto p-1.5 shadow-float outline-none";
