export function AddFilms() {
  return null;
}
