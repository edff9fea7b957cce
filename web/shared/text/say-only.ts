/** Has the page say this and nothing else: it cannot do what it is for. */
export function sayOnly(text: string): void {
  const note = document.createElement('p');
  note.textContent = text;
  Object.assign(note.style, { margin: '0', padding: '3rem 1.5rem', textAlign: 'center' });
  document.body.replaceChildren(note);
}
