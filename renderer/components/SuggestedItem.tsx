import type { ReactNode } from "react";
import { useSeenOnScreen } from "./useSeenOnScreen.ts";

type SuggestedItemProps = {
  /** Of a suggestion; undefined where nobody suggested the film. */
  suggested: number | undefined;
  className?: string;
  children: ReactNode;
};

/** An item of a list of films that reports when its suggestion was on the screen. */
export function SuggestedItem({ suggested, className, children }: SuggestedItemProps) {
  const ref = useSeenOnScreen(suggested);
  return (
    <li ref={ref} className={className}>
      {children}
    </li>
  );
}
