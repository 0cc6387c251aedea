/** How far a time zone is ahead of UTC at that moment, in ms. */
function ahead(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const local = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return local - Math.floor(at / 1000) * 1000
}

/** ISO 8601 as a `datetime-local` input shows it in that time zone. */
export function toLocal(iso: string, timeZone: string): string {
  const at = Date.parse(iso)
  return new Date(at + ahead(at, timeZone)).toISOString().slice(0, 16)
}

/** The reverse; null for what is no time. Of an hour that the clocks repeat it is one, of one that they skip the next. */
export function fromLocal(text: string, timeZone: string): string | null {
  const local = Date.parse(`${text}Z`)
  if (Number.isNaN(local)) return null
  const guess = local - ahead(local, timeZone)
  return new Date(local - ahead(guess, timeZone)).toISOString()
}
