import { Suspense, useEffect, useRef } from "react";
import { commandPaletteOpen } from "../../state/overlays.ts";
import { useStore } from "../../state/store.ts";
import { lazyPart } from "../lazyPart.ts";

const PaletteBox = lazyPart(() => import("../../features/palette/CommandPalette.tsx"));

/** Ctrl K opens the command palette; its code is loaded when it is first opened. */
export function PaletteHost() {
  const isOpen = useStore(commandPaletteOpen);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      commandPaletteOpen.set(true);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  if (!isOpen) return null;
  return <Opened />;
}

/** Collects what is typed while the palette's code is being loaded, so that no letter is lost. */
function Opened() {
  const typed = useRef("");
  return (
    <Suspense fallback={<Typeahead typed={typed} />}>
      <PaletteBox typed={typed} />
    </Suspense>
  );
}

function Typeahead({ typed }: { typed: { current: string } }) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      typed.current += event.key;
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [typed]);
  return null;
}
