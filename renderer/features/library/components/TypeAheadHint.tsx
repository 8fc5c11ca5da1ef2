/** Shows the letters typed to find a title. */
export function TypeAheadHint({ text }: { text: string }) {
  if (text === "") return null;
  return (
    <p
      aria-live="polite"
      className="card pointer-events-none fixed bottom-20 left-1/2 z-40 -translate-x-1/2 px-6 py-3 text-2xl font-semibold shadow-float"
    >
      {text}
    </p>
  );
}
