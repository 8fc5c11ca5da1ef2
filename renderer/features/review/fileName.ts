/** A path's last part and what stands before it, of either kind of system. */
export function nameOf(path: string): string {
  return path.split(/[/\\]/).at(-1) || path;
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.length - nameOf(path).length - 1, 0));
}
