/** First letters of the first and last word, without accents, as Greek capitals have none. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.at(0) ?? '')
  return letters.join('').normalize('NFD').replace(/\p{M}/gu, '').toLocaleUpperCase('el')
}
