export type Works = { from: Date; until: Date | null }

export const underWay = (works: Works | null, now: Date): boolean =>
  works !== null && works.from <= now && (works.until === null || now < works.until)
