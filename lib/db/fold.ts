/** Without case and accents, and with one sigma: as PostgreSQL's `search_fold` (a migration) keeps what is searched. */
export const fold = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ς', 'σ')
