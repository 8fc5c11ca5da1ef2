/** Work that waits at a gate until the test lets it through: a slow worker or provider, at the moment of one's choice. */
export function createGates() {
  const waiting: (() => void)[] = [];
  let isOpen = false;

  return {
    /** What the work waits for. */
    async pass(): Promise<void> {
      if (isOpen) return;
      await new Promise<void>((resolve) => waiting.push(resolve));
    },
    waiting: () => waiting.length,
    /** Lets one through; the number is taken round. */
    letOne(number: number): void {
      const [resolve] = waiting.length === 0 ? [] : waiting.splice(number % waiting.length, 1);
      resolve?.();
    },
    open(): void {
      isOpen = true;
      for (const resolve of waiting.splice(0)) resolve();
    },
  };
}

/** Lets everything run that waits for nothing but its turn. */
export async function everyTurn(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await new Promise(setImmediate);
}
