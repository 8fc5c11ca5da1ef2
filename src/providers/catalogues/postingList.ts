const FIRST_YEAR = 1800;
const YEAR_SPAN = 512;
const MAX_FILMS = 2 ** 23;
const MAX_WORDS = 2 ** 21;

/**
 * Which films have which word. Postings are added in any order and returned by word and year. A posting is one 53-bit
 * integer (word, year, film) in eight bytes, so that sorting is a sort of numbers and ten million take 80 MB.
 */
export class PostingList {
  readonly #numbers = new Map<string, number>();
  #packed = new Float64Array(1 << 16);
  #length = 0;

  /** @param year 0 where it is not known */
  add(word: string, year: number, film: number): void {
    let number = this.#numbers.get(word);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(word, number);
    }
    if (number >= MAX_WORDS || film >= MAX_FILMS) throw new RangeError("more words or films than a catalogue holds");
    if (this.#length === this.#packed.length) {
      const larger = new Float64Array(this.#packed.length * 2);
      larger.set(this.#packed);
      this.#packed = larger;
    }
    const slot = year === 0 ? 0 : year - FIRST_YEAR;
    this.#packed[this.#length] = (number * YEAR_SPAN + slot) * MAX_FILMS + film;
    this.#length += 1;
  }

  /** Each word with its films and their years, alphabetically: in the order of the table's key. */
  *sorted(): Generator<{ word: string; films: Uint32Array; years: Uint16Array }> {
    const packed = this.#packed.subarray(0, this.#length).sort();
    const starts = new Uint32Array(this.#numbers.size + 1).fill(this.#length);
    for (let at = this.#length - 1; at >= 0; at -= 1)
      starts[Math.floor((packed[at] ?? 0) / (YEAR_SPAN * MAX_FILMS))] = at;
    for (const [word, number] of [...this.#numbers].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const slice = packed.subarray(starts[number], starts[number + 1]);
      const films = new Uint32Array(slice.length);
      const years = new Uint16Array(slice.length);
      for (let at = 0; at < slice.length; at += 1) {
        const value = slice[at] ?? 0;
        films[at] = value % MAX_FILMS;
        const slot = Math.floor(value / MAX_FILMS) % YEAR_SPAN;
        years[at] = slot === 0 ? 0 : slot + FIRST_YEAR;
      }
      yield { word, films, years };
    }
  }
}
