import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { useEffect } from "react";
import { useTranslations } from "../i18n/index.ts";
import { createQuestionQueue } from "./questionQueue.ts";
import { handleToasts, TOAST_DURATION_MS, type ToastRequest } from "./toasts.ts";
import { visibleToasts } from "./visibleToasts.ts";

interface ToastData {
  readonly isQuestion: boolean;
}

/** Not a dialog, as Base UI has it: shortcuts are disabled while one is open, and must work while a toast is shown. */
const GROUP = { role: "group", "aria-modal": undefined };

/**
 * In the top bar, where there is room; in a narrow window, at the bottom. Each is read aloud when it comes, without taking
 * the focus; its timer is paused while the pointer or the focus is on it.
 */
export default function Toasts() {
  return (
    <Toast.Provider timeout={TOAST_DURATION_MS} limit={Number.POSITIVE_INFINITY}>
      <ToastList />
    </Toast.Provider>
  );
}

function ToastList() {
  const t = useTranslations("common");
  const { toasts } = Toast.useToastManager<ToastData>();
  useRequests();
  const visible = visibleToasts(toasts);
  return (
    <Toast.Viewport
      aria-label={t("notifications")}
      className="pointer-events-none fixed z-60 flex flex-col gap-2 max-xl:bottom-[calc(1rem+var(--foot,0px))] max-xl:left-24 max-xl:max-w-md xl:top-1.5 xl:right-[22rem] xl:left-[39rem] xl:items-end"
    >
      {toasts.toReversed().map((toast) => (
        <Toast.Root
          key={toast.id}
          toast={toast}
          {...GROUP}
          tabIndex={-1}
          hidden={!visible.includes(toast)}
          className="card pointer-events-auto flex animate-rise items-center gap-2 py-1 pr-1 pl-3 shadow-float"
        >
          <Toast.Description
            className={`min-w-0 text-sm break-words ${toast.type === "problem" ? "text-danger" : ""}`}
          />
          <Toast.Action className="shrink-0 rounded-md px-2 py-1 text-sm font-semibold text-accent-text hover:bg-raised" />
          <Toast.Close
            aria-label={t("close")}
            aria-hidden={false}
            className="rounded-md p-1.5 text-quiet hover:bg-raised hover:text-ink"
          >
            <X aria-hidden className="size-4" />
          </Toast.Close>
        </Toast.Root>
      ))}
    </Toast.Viewport>
  );
}

/** Passes the toasts of `showToast` to Base UI. */
function useRequests(): void {
  const { add, close } = Toast.useToastManager<ToastData>();
  useEffect(() => {
    const openByTopic = new Map<string, string>();
    let lastId = 0;

    function open({ text, tone, action, topic, durationMs, isQuestion = false, onEnd }: ToastRequest): void {
      const id = `toast-${++lastId}`;
      const replaced = topic && openByTopic.get(topic);
      if (replaced) close(replaced);
      if (topic) openByTopic.set(topic, id);
      const run = () => {
        action?.run();
        close(id);
      };
      add({
        id,
        description: text,
        type: tone ?? "plain",
        timeout: durationMs ?? TOAST_DURATION_MS,
        data: { isQuestion },
        actionProps: action && { children: action.label, onClick: run },
        onClose() {
          if (topic && openByTopic.get(topic) === id) openByTopic.delete(topic);
          onEnd?.();
          if (isQuestion) questions.end();
        },
      });
    }
    const questions = createQuestionQueue(open);
    return handleToasts((request) => (request.isQuestion ? questions.ask(request) : open(request)));
  }, [add, close]);
}
