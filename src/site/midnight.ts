const offsetFormat = (timeZone: string) =>
  new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });

/** Making one takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Offset of a time zone from UTC at an instant, as `+08:00`. */
function offsetAt(instant: Date, timeZone: string): string {
  const format = formats.get(timeZone) ?? offsetFormat(timeZone);
  formats.set(timeZone, format);
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? '+00:00' : name.replace('GMT', '');
}

/**
 * The instant at which a day begins in a time zone, for formats that know instants only: `2026-01-11T00:00:00+08:00`.
 * @param day `YYYY-MM-DD`
 */
export function isoMidnight(day: string, timeZone: string): string {
  const guess = offsetAt(new Date(`${day}T00:00:00Z`), timeZone);
  // Once more at the instant found: a change of the clock may lie between the two.
  const offset = offsetAt(new Date(`${day}T00:00:00${guess}`), timeZone);
  return `${day}T00:00:00${offset}`;
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The same as RSS writes it (RFC 822): `Sun, 11 Jan 2026 00:00:00 +0800`. */
export function rssMidnight(day: string, timeZone: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  const offset = isoMidnight(day, timeZone).slice(-6).replace(':', '');
  const name = `${weekdays[date.getUTCDay()] ?? ''}, ${day.slice(8)} ${months[date.getUTCMonth()] ?? ''}`;
  return `${name} ${day.slice(0, 4)} 00:00:00 ${offset}`;
}
