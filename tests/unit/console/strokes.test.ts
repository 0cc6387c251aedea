import { describe, expect, test } from 'vitest'
import { type Layout, strokes } from '@/components/console/strokes'

/** As `Shift+KeyA:61`: the key, and the symbol in hexadecimal. */
const presses = (text: string, layout: Layout) =>
  strokes(text, layout).strokes.map(
    ({ keysym, code, shift }) => `${shift ? 'Shift+' : ''}${code}:${keysym.toString(16)}`,
  )

describe('a text as presses of keys', () => {
  test('letters, digits and signs of the US layout, with Shift where a key has two', () => {
    expect(presses('aZ1!/?', 'us')).toEqual([
      'KeyA:61',
      'Shift+KeyZ:5a',
      'Digit1:31',
      'Shift+Digit1:21',
      'Slash:2f',
      'Shift+Slash:3f',
    ])
  })

  test('every printable character of ASCII has one key of the US layout', () => {
    const printable = Array.from({ length: 95 }, (_, at) => String.fromCharCode(0x20 + at)).join('')
    const { strokes: list, strange } = strokes(printable, 'us')
    expect(strange).toEqual([])
    expect(list.map(({ keysym }) => String.fromCharCode(keysym)).join('')).toBe(printable)
    expect(new Set(list.map(({ code, shift }) => `${code} ${shift}`)).size).toBe(95)
  })

  test('line ends of every system are Enter, tabs are Tab', () => {
    expect(presses('\n\r\n\r\t', 'us')).toEqual(['Enter:ff0d', 'Enter:ff0d', 'Enter:ff0d', 'Tab:ff09'])
  })

  test('Greek letters lie where a Greek keyboard has them, final sigma and the question mark too', () => {
    expect(presses('σςΩ;', 'greek')).toEqual(['KeyS:10003c3', 'KeyW:10003c2', 'Shift+KeyV:10003a9', 'KeyQ:3b'])
  })

  test('every letter of the Greek alphabet has a key of its own', () => {
    const alphabet = 'αβγδεζηθικλμνξοπρσςτυφχψω'
    const { strokes: list, strange } = strokes(alphabet + alphabet.replace('ς', '').toUpperCase(), 'greek')
    expect(strange).toEqual([])
    expect(new Set(list.map(({ code, shift }) => `${code} ${shift}`)).size).toBe(49)
  })

  test.each([
    ['ά', ['Semicolon:fe51', 'KeyA:10003b1']],
    ['Ώ', ['Semicolon:fe51', 'Shift+KeyV:10003a9']],
    ['ϊ', ['Shift+Semicolon:fe57', 'KeyI:10003b9']],
    ['ΐ', ['Shift+Semicolon:fe57', 'Semicolon:fe51', 'KeyI:10003b9']],
  ])('%s is typed by dead keys, composed or taken apart', (letter, expected) => {
    expect(presses(letter, 'greek')).toEqual(expected)
    expect(presses(letter.normalize('NFD'), 'greek')).toEqual(expected)
  })

  test('what a layout does not have is told once and goes as a symbol without a key', () => {
    expect(strokes('é€é', 'us')).toEqual({
      strokes: [0xe9, 0x10020ac, 0xe9].map((keysym) => ({ keysym, code: null, shift: false })),
      strange: ['é', '€'],
    })
    expect(strokes('a', 'greek').strange).toEqual(['a'])
    expect(strokes('ὦ', 'greek').strange).toEqual(['ὦ'])
  })
})
