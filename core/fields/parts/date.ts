/** Whether a text of the form `YYYY-MM-DD` is a day of the calendar. */
export function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && dateAt(time) === text;
}

/** The day at a time in milliseconds since 1970, in UTC, as `YYYY-MM-DD`. */
export function dateAt(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
