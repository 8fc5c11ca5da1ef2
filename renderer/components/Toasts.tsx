import { X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useWords } from "../i18n/index.ts";
import { currentToasts, dismiss, type Toast, watchToasts } from "./toasts.ts";

/**
 * In the bar at the top, where nothing is; in a window that is too narrow for that, at the foot. Read aloud without taking
 * the focus.
 */
export function Toasts() {
  const toasts = useSyncExternalStore(watchToasts, currentToasts);
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed z-40 flex flex-col gap-2 max-xl:bottom-[calc(1rem+var(--foot,0px))] max-xl:left-24 max-xl:max-w-md xl:top-2 xl:right-[23rem] xl:left-[39rem] xl:flex-col-reverse xl:items-end xl:justify-end"
    >
      {toasts.map((toast) => (
        <ToastNote key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastNote({ toast }: { toast: Toast }) {
  const words = useWords("common");
  return (
    <div className="card pointer-events-auto flex animate-rise items-center gap-3 py-2 pr-2 pl-4 shadow-float">
      <p className={`min-w-0 break-words ${toast.tone === "problem" ? "text-danger" : ""}`}>{toast.text}</p>
      {toast.action && (
        <button
          type="button"
          className="shrink-0 rounded-md px-2 py-1 font-semibold text-accent-text hover:bg-raised"
          onClick={() => {
            toast.action?.run();
            dismiss(toast.id);
          }}
        >
          {toast.action.label}
        </button>
      )}
      <button
        type="button"
        aria-label={words("close")}
        className="rounded-md p-1.5 text-quiet hover:bg-raised hover:text-ink"
        onClick={() => dismiss(toast.id)}
      >
        <X aria-hidden className="size-4" />
      </button>
    </div>
  );
}
