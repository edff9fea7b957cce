/** Links up to their query: `https://…/`, `www.…/` and `name.example/…`. */
const links = /(?:(?:https?|ftp):\/\/|(?<![^\s(<"'])www\.|(?<=[a-z0-9])\.[a-z]{2,10}\/)[^\s?#<>"']*/gi;

/** Tells whether a place in the text is within the path of a link, where a number is a page's. Asked in order, it takes linear time. */
export function linkPathsOf(text: string): (offset: number) => boolean {
  const paths = [...text.matchAll(links)].map(({ 0: link, index }) => ({
    from: index,
    to: index + link.length,
  }));
  let next = 0;
  return (offset) => {
    if (offset < (paths[next - 1]?.to ?? 0)) next = 0;
    while ((paths[next]?.to ?? Infinity) <= offset) next += 1;
    return (paths[next]?.from ?? Infinity) <= offset;
  };
}
