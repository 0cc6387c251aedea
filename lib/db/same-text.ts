/** A Prisma filter: equal but for case. Prisma asks with ILIKE and leaves its wildcards to us. */
export const sameText = (text: string) => ({ equals: text.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const })
