export default function ForYou() {
  return null;
}
