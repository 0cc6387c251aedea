import { KEYS, type Key, keysymOf } from './keysyms'

export type Layout = 'us' | 'greek'

/** One press, perhaps with Shift. */
export type Stroke = Key & { shift: boolean }

const codes = (rows: Record<string, string>): Map<string, { code: string; shift: boolean }> => {
  const keys = new Map<string, { code: string; shift: boolean }>()
  for (const [code, [plain = '', shifted = '']] of Object.entries(rows)) {
    if (plain) keys.set(plain, { code, shift: false })
    if (shifted) keys.set(shifted, { code, shift: true })
  }
  return keys
}

const COMMON = {
  Backquote: '`~',
  Digit1: '1!',
  Digit2: '2@',
  Digit3: '3#',
  Digit4: '4$',
  Digit5: '5%',
  Digit6: '6^',
  Digit7: '7&',
  Digit8: '8*',
  Digit9: '9(',
  Digit0: '0)',
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Quote: '\'"',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Space: ' ',
}

const letters = (plain: string, shifted: string, keys: string) =>
  Object.fromEntries([...keys].map((key, at) => [`Key${key}`, `${plain[at]}${shifted[at]}`]))

const LAYOUTS = {
  us: codes({
    ...COMMON,
    Semicolon: ';:',
    ...letters('abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
  }),
  greek: codes({
    ...COMMON,
    KeyQ: ';:',
    KeyW: 'ς',
    ...letters('αβψδεφγηιξκλμνοπρστθωχυζ', 'ΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠΡΣΤΘΩΧΥΖ', 'ABCDEFGHIJKLMNOPRSTUVXYZ'),
  }),
}

/** The Greek layout's dead keys, by what Unicode takes an accented letter apart into. */
const ACCENTS = new Map([
  ['\u0301', { code: 'Semicolon', shift: false, keysym: 0xfe51 }],
  ['\u0308', { code: 'Semicolon', shift: true, keysym: 0xfe57 }],
])

/**
 * The presses that type a text on a keyboard of that layout. `strange` are characters that it does not have: they go as
 * symbols without a key, which not every machine takes.
 */
export function strokes(text: string, layout: Layout): { strokes: Stroke[]; strange: string[] } {
  const found: Stroke[] = []
  const strange = new Set<string>()
  for (const character of text.replaceAll(/\r\n?/g, '\n').normalize('NFC')) {
    const known = special(character) ?? typed(character, layout)
    if (!known) strange.add(character)
    found.push(...(known ?? [{ keysym: keysymOf(character), code: null, shift: false }]))
  }
  return { strokes: found, strange: [...strange] }
}

function special(character: string): Stroke[] | null {
  if (character === '\n') return [{ ...KEYS.enter, shift: false }]
  return character === '\t' ? [{ ...KEYS.tab, shift: false }] : null
}

function typed(character: string, layout: Layout): Stroke[] | null {
  const key = LAYOUTS[layout].get(character)
  if (key) return [{ keysym: keysymOf(character), ...key }]
  const [base = '', ...marks] = layout === 'greek' ? character.normalize('NFD') : []
  const letter = marks.length > 0 ? LAYOUTS.greek.get(base) : undefined
  if (!letter) return null
  const accents = marks.flatMap((mark) => ACCENTS.get(mark) ?? [])
  return accents.length === marks.length ? [...accents, { keysym: keysymOf(base), ...letter }] : null
}
