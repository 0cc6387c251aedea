/** Without wildcards of LIKE; Prisma asks with ILIKE, and leaves them to us. */
export const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/** A Prisma filter: equal but for case. */
export const sameText = (text: string) => ({ equals: literal(text), mode: 'insensitive' as const })

/** A Prisma filter: has it somewhere, whatever the case. */
export const hasText = (text: string) => ({ contains: literal(text), mode: 'insensitive' as const })

/** A Prisma filter for a column of folded text (fold.ts): has it somewhere. */
export const hasFolded = (folded: string) => ({ contains: literal(folded) })
