/**
 * Where sealed values are kept. A value moves from a column only to a later one (a webhook's secret becomes its previous
 * secret), so that who goes through them in this order meets each.
 */
export const SEALED_COLUMNS = [
  { table: 'Cluster', column: 'rapiPassword' },
  { table: 'Cluster', column: 'readPassword' },
  { table: 'TotpSecret', column: 'secret' },
  { table: 'Webhook', column: 'secret' },
  { table: 'Webhook', column: 'previousSecret' },
  { table: 'RememberedRequest', column: 'body' },
] as const

export type SealedColumn = (typeof SEALED_COLUMNS)[number]
