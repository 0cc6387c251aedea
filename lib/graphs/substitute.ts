type Values = { instance: string; cluster: string; node: string; uuid: string; windowS: number }

/** A string literal of PromQL takes these as they are; Ganeti's names have nothing else. */
const PLAIN = /^[\w.:-]*$/

/**
 * Puts what differs between instances into a query. A dot is no wildcard even where a label is matched by an expression.
 * Throws for a name that could end the literal that it stands in.
 */
export function substitute(query: string, { windowS, ...names }: Values): string {
  const text = query.replaceAll('{{window}}', `${Math.ceil(windowS)}s`)
  return text.replace(
    /(=~|!~|=|!=)(\s*)"((?:[^"\\]|\\.)*)"/g,
    (_, operator: string, space: string, literal: string) => {
      const matches = operator.endsWith('~')
      const filled = literal.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
        const value = name in names ? names[name as keyof typeof names] : whole
        if (!PLAIN.test(value)) throw new Error(`no label can hold ${JSON.stringify(value)}`)
        return matches ? value.replaceAll('.', '\\\\.') : value
      })
      return `${operator}${space}"${filled}"`
    },
  )
}
