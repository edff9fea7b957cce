/**
 * Makes a text field as high as what is written in it, as far as its `max-height` allows. What it stands in keeps its height
 * meanwhile: if it were lower for a moment, a browser would move the log above it.
 */
export function grow(field: HTMLTextAreaElement | null): void {
  const row = field?.parentElement;
  if (!row) return;
  row.style.height = `${row.offsetHeight}px`;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
  row.style.height = '';
}
