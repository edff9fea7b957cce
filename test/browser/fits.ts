import type { Frame } from 'playwright-core';

/** Pages of ours, which scroll parts of themselves and never as a whole. Those of others, shops and sign-in pages say, do. */
const ours = ['/chat/index.html', '/console/index.html', '/agent/index.html'];

/** By how much a document of ours is larger than its window, in words; nothing of one that fits, is hidden or not ours. */
export async function sizeComplaints(frame: Frame): Promise<string[]> {
  if (!URL.canParse(frame.url())) return [];
  const { pathname } = new URL(frame.url());
  if (!ours.includes(pathname)) return [];
  const { higher, wider } = await frame.evaluate(() => {
    const { scrollHeight, scrollWidth, clientHeight, clientWidth } = document.documentElement;
    return { higher: scrollHeight - clientHeight, wider: scrollWidth - clientWidth };
  });
  return [
    ...(higher > 0 ? [`${pathname} is ${higher} px higher than its window`] : []),
    ...(wider > 0 ? [`${pathname} is ${wider} px wider than its window`] : []),
  ];
}
