/** Shows the page light or dark, as the page around it asks; as the system does, if it asks for nothing that is either. */
export function wearTheme(theme: string | null | undefined): void {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
}
