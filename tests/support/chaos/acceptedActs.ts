/** The possible values: one after an answer, several after an action whose answer was lost. */
type Possible = readonly unknown[];

/**
 * The actions the program confirmed, recorded outside of it. An action whose answer was lost may or may not have
 * been done: until the next that is answered, both are right.
 */
export class AcceptedActs {
  accepted = 0;
  refused = 0;
  doubtful = 0;
  readonly #possible = new Map<string, Possible>();

  /** @param ask asks the program and gives the status of its answer; throws where there was none */
  async act(about: string, value: unknown, ask: () => Promise<number>): Promise<void> {
    const before = this.#possible.get(about) ?? [undefined];
    this.#possible.set(about, [...before, value]);
    let status = 500;
    try {
      status = await ask();
    } finally {
      // A program that failed promised nothing, neither that it was done nor that it was not.
      if (status >= 500) this.doubtful += 1;
    }
    if (status >= 500) return;
    const isAccepted = status < 400;
    this.#possible.set(about, isAccepted ? [value] : before);
    if (isAccepted) this.accepted += 1;
    else this.refused += 1;
  }

  /** Narrows the possible values to the observed one. An impossible one is ignored here, and reported at the end. */
  see(about: string, found: unknown): void {
    const possible = this.#possible.get(about);
    if (possible?.some((value) => (value ?? null) === found)) this.#possible.set(about, [found]);
  }

  get abouts(): readonly string[] {
    return [...this.#possible.keys()];
  }

  /** @returns null where it may be so, else what should stand there */
  contradicts(about: string, found: unknown): string | null {
    const possible = this.#possible.get(about) ?? [undefined];
    // Where nothing was ever accepted, nothing is there: no rating, not watched, not listed.
    const nothing = typeof found === "boolean" ? false : null;
    const isRight = possible.some((value) => (value ?? nothing) === (found ?? nothing));
    return isRight
      ? null
      : `${about}: ${JSON.stringify(found)}, not ${possible.map((value) => JSON.stringify(value)).join(" or ")}`;
  }
}
