const PIECE_BYTES = 262_144;

/** Text as UTF-8 in pieces: an export of megabytes is never one string, and its pieces move between threads uncopied. */
export class TextPieces {
  readonly #encoder = new TextEncoder();
  readonly #full: Uint8Array<ArrayBuffer>[] = [];
  #piece = new Uint8Array(PIECE_BYTES);
  #length = 0;

  write(text: string): void {
    for (let rest = text; rest !== ""; ) {
      const { read, written } = this.#encoder.encodeInto(rest, this.#piece.subarray(this.#length));
      this.#length += written;
      rest = rest.slice(read);
      if (rest !== "") this.#endPiece();
    }
  }

  /** Nothing may be written afterwards. */
  end(): readonly Uint8Array<ArrayBuffer>[] {
    if (this.#length > 0) this.#endPiece();
    return this.#full;
  }

  #endPiece(): void {
    // A copy where it is nearly empty: the rest of its memory would travel along.
    const isFull = this.#length > PIECE_BYTES / 2;
    this.#full.push(isFull ? this.#piece.subarray(0, this.#length) : this.#piece.slice(0, this.#length));
    this.#piece = new Uint8Array(PIECE_BYTES);
    this.#length = 0;
  }
}
