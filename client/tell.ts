/** Calls the program's listener. What that throws is the program's to see, and must not stop the client: it is thrown apart. */
export function tell<Arguments extends unknown[]>(
  listener: ((...args: Arguments) => void) | undefined,
  ...args: Arguments
): void {
  try {
    listener?.(...args);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
