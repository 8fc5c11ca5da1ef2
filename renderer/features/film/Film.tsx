export default function Film() {
  return null;
}
