interface ShownToast {
  readonly transitionStatus?: "starting" | "ending" | undefined;
  readonly data?: { readonly isQuestion: boolean } | undefined;
}

/**
 * The question and the newest note, so that they cover little of the page.
 * @param toasts newest first
 */
export function visibleToasts<Toast extends ShownToast>(toasts: readonly Toast[]): readonly Toast[] {
  const open = toasts.filter(({ transitionStatus }) => transitionStatus !== "ending");
  const question = open.findLast(({ data }) => data?.isQuestion);
  const note = open.find(({ data }) => !data?.isQuestion);
  return open.filter((toast) => toast === question || toast === note);
}
