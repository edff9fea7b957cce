/** Pages of ours, which scroll parts of themselves and never as a whole. Those of others, shops and sign-in pages say, do. */
const ours = ['/chat/index.html', '/console/index.html', '/agent/index.html'];

/** Runs in a document: its path, and by how many pixels it is larger than its window. */
export function sizeOf() {
  const { scrollHeight, scrollWidth, clientHeight, clientWidth } = document.documentElement;
  const { pathname } = location;
  return { pathname, higher: scrollHeight - clientHeight, wider: scrollWidth - clientWidth };
}

/** By how much a document of ours is larger than its window, in words; nothing of one that fits, is hidden or not ours. */
export function sizeComplaints({ pathname, higher, wider }: ReturnType<typeof sizeOf>): string[] {
  if (!ours.includes(pathname)) return [];
  return [
    ...(higher > 0 ? [`${pathname} is ${higher} px higher than its window`] : []),
    ...(wider > 0 ? [`${pathname} is ${wider} px wider than its window`] : []),
  ];
}
