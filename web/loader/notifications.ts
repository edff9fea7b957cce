/** The frame's own origin may not ask in a frame, so notifications are the brand's page's. They say nothing of what was said. */
export function permission(): NotificationPermission | 'unsupported' {
  return 'Notification' in window ? Notification.permission : 'unsupported';
}

export function notify(title: string, body: string, pressed: () => void): void {
  if (permission() !== 'granted') return;
  const notification = new Notification(title, { body, tag: 'sealform' });
  notification.onclick = () => {
    focus();
    pressed();
    notification.close();
  };
}
