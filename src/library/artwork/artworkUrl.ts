/** An image as the page takes it. `placeholder` is a few bytes to show until it is loaded. */
export interface ArtworkImage {
  readonly url: string;
  readonly placeholder: string | null;
}

/** The content's hash is part of the address, so that browsers may cache it forever. */
export function artworkUrl(id: number, width: number, hash: string, placeholder: string | null) {
  return { url: `/api/artwork/${id}/${width}?v=${hash.slice(0, 8)}`, placeholder };
}
