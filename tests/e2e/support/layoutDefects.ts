/**
 * What is wrong with the layout of a page, or of the dialog over it; runs in the page.
 *
 * Text that has no room, is cut off, that spills out of its box or leaves the window; controls that are smaller than
 * 24 px (WCAG 2.2, 2.5.8); keys of texts, placeholders and values that nobody filled in; plurals of
 * one. Titles of films are shortened on purpose: they stand in elements of the class `truncate` or `line-clamp-2` inside
 * links, list items and cells.
 */
export function layoutDefects(): string[] {
  const found: string[] = [];
  const root = document.querySelector<HTMLElement>("[role=dialog], [role=alertdialog]") ?? document.body;
  const describe = (element: Element) =>
    `${element.tagName.toLowerCase()} “${(element.textContent ?? "").trim().slice(0, 40)}”`;

  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} px wide in a window of ${clientWidth}`);

  for (const element of root.querySelectorAll<HTMLElement>("*")) {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (!(element instanceof HTMLElement) || element.closest(".skeleton, [aria-hidden=true]")) continue;
    if (isForScreenReaders(element)) continue;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (hasText && (box.width < 8 || box.height < 8)) found.push(`no room for ${describe(element)}`);
    if (box.width <= 1 || box.height <= 1) continue;
    const isMeant =
      element.matches(".truncate, .line-clamp-2") && element.closest("a, li, td, label, [role=option]") !== null;
    const overflow = element.scrollWidth - element.clientWidth;
    if (hasText && !isMeant && style.display !== "inline" && overflow > 1 && !/auto|scroll/.test(style.overflowX))
      found.push(`${overflow} px of text do not fit: ${describe(element)}`);
    if (hasText && (box.right > innerWidth + 1 || box.left < -1) && !isInScroller(element))
      found.push(`outside the window: ${describe(element)}`);

    const isControl = element.matches("a[href], button, select, textarea, summary, input:not([type=checkbox])");
    if (isControl && style.display !== "inline" && (box.width < 24 || box.height < 24))
      found.push(`${Math.round(box.width)} × ${Math.round(box.height)} px: ${describe(element)}`);
  }

  const unfilled = /\{\{|\bundefined\b|\bNaN\b|Invalid Date|\[object|_(?:one|other)\b/g;
  const pluralOfOne =
    /(?<![\d.,\s])(?<!\d\s)1\s(?:films|files|ratings|people|lists|jobs|tags|fichiers|notes|personnes|listes|tâches|étiquettes)\b/g;
  const text = root.innerText;
  for (const [word = ""] of [...text.matchAll(unfilled), ...text.matchAll(pluralOfOne)]) found.push(`says “${word}”`);
  return [...new Set(found)];

  /** Whether it, or what it is in, is visually hidden (`sr-only`), perhaps at this width only. */
  function isForScreenReaders(element: Element): boolean {
    for (let one: Element | null = element; one; one = one.parentElement) {
      const { width, height } = one.getBoundingClientRect();
      if (width <= 1 && height <= 1 && getComputedStyle(one).position === "absolute") return true;
    }
    return false;
  }

  function isInScroller(element: Element): boolean {
    for (let parent = element.parentElement; parent; parent = parent.parentElement)
      if (/auto|scroll/.test(getComputedStyle(parent).overflowX)) return true;
    return false;
  }
}
