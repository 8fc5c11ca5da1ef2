import { useEffect, useRef } from "react";

/**
 * When a card with the keyboard focus leaves the list, the card that takes its position gets the focus.
 * @param updatedAt when the list was last loaded
 * @returns called for the card that is about to leave
 */
export function useFocusAfterLeaving(updatedAt: number): (card: HTMLElement | null) => void {
  const position = useRef<number | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: after each update of the list
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (position.current === null || !isLost) return;
    const cards = cardLinks();
    cards[Math.min(position.current, cards.length - 1)]?.focus();
    position.current = null;
  }, [updatedAt]);

  return (card) => {
    position.current = card?.contains(document.activeElement)
      ? cardLinks().findIndex((link) => card.contains(link))
      : null;
  };
}

const cardLinks = () => [...document.querySelectorAll<HTMLElement>("main li a[href^='/films/']")];
