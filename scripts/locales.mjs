/** Holds the locales to each other: the same keys, the same arguments and tags in each message, none empty. */
import fs from 'node:fs'

const LANGUAGES = ['en', 'el']

/** What a message takes: 'name', 'name plural', 'name select male', '<b>'. Throws where it is not well formed. */
export function partsOf(message) {
  const parts = new Set()
  let at = 0

  function words(end) {
    while (at < message.length) {
      const char = message[at]
      if (char === '}') {
        if (end === '}') return
        throw new Error('a } too many')
      }
      if (char === "'" && /['{}<]/.test(message[at + 1] ?? '')) skipQuoted()
      else if (char === '{') argument()
      else {
        const tag = char === '<' && /^<\/?(\w+)\/?>/.exec(message.slice(at))
        if (tag) parts.add(`<${tag[1]}>`)
        at++
      }
    }
    if (end) throw new Error('a } is missing')
  }

  function skipQuoted() {
    const close = message[at + 1] === "'" ? at + 1 : message.indexOf("'", at + 1)
    at = close < 0 ? message.length : close + 1
  }

  function until(chars) {
    const start = at
    while (at < message.length && !chars.includes(message[at])) at++
    if (at >= message.length) throw new Error('a } is missing')
    return message.slice(start, at).trim()
  }

  function argument() {
    at++
    const name = until(',}')
    if (!/^\w+$/.test(name)) throw new Error(`"${name}" is no argument`)
    if (message[at] === '}') parts.add(name)
    else {
      at++
      const type = until(',}')
      parts.add(`${name} ${type}`)
      if (/^(plural|select|selectordinal)$/.test(type)) options(name, type)
      else until('}')
    }
    at++
  }

  function options(name, type) {
    const keys = []
    at++
    for (let key = until('{}'); message[at] !== '}'; key = until('{}')) {
      keys.push(key.replace(/^offset:\d+\s*/, ''))
      if (type === 'select') parts.add(`${name} select ${key}`)
      at++
      words('}')
      at++
    }
    if (!keys.includes('other')) throw new Error(`${name} has no "other"`)
  }

  words()
  return parts
}

function flatten(tree, prefix = '') {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  )
}

/** The faults of these trees of messages, by language, in words. */
export function compareLocales(trees) {
  const faults = []
  const tables = Object.entries(trees).map(([language, tree]) => [language, new Map(flatten(tree))])
  const keys = new Set(tables.flatMap(([, table]) => [...table.keys()]))
  for (const key of keys) {
    const seen = new Set()
    for (const [language, table] of tables) {
      const message = table.get(key)
      if (message === undefined) faults.push(`${language}: ${key} is missing`)
      else if (!message.trim()) faults.push(`${language}: ${key} is empty`)
      else {
        try {
          seen.add([...partsOf(message)].sort().join(', '))
        } catch (error) {
          faults.push(`${language}: ${key}: ${error.message}`)
        }
      }
    }
    if (seen.size > 1)
      faults.push(`${key} takes different arguments: ${[...seen].map((parts) => `[${parts}]`).join(' ')}`)
  }
  return faults
}

if (process.argv[1] === import.meta.filename) {
  const read = (language) => JSON.parse(fs.readFileSync(`locales/${language}.json`, 'utf8'))
  const faults = compareLocales(Object.fromEntries(LANGUAGES.map((language) => [language, read(language)])))
  for (const fault of faults) console.error(fault)
  process.exit(faults.length > 0 ? 1 : 0)
}
