/** A key by its X11 keysym and, where a keyboard has it, by its place (KeyboardEvent.code). */
export type Key = { keysym: number; code: string | null }

const named = (keysym: number, code: string): Key => ({ keysym, code })

export const KEYS = {
  escape: named(0xff1b, 'Escape'),
  tab: named(0xff09, 'Tab'),
  enter: named(0xff0d, 'Enter'),
  backspace: named(0xff08, 'Backspace'),
  delete: named(0xffff, 'Delete'),
  shift: named(0xffe1, 'ShiftLeft'),
  control: named(0xffe3, 'ControlLeft'),
  alt: named(0xffe9, 'AltLeft'),
  super: named(0xffeb, 'MetaLeft'),
  print: named(0xff61, 'PrintScreen'),
} as const

export const functionKey = (number: number): Key => named(0xffbe + number - 1, `F${number}`)

/** Of a character: Latin-1 as it is, others by their code point (X11 protocol, appendix A). */
export function keysymOf(character: string): number {
  const point = character.codePointAt(0) ?? 0
  return (point >= 0x20 && point <= 0x7e) || (point >= 0xa0 && point <= 0xff) ? point : 0x01000000 + point
}
