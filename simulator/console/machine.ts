import type { Instance } from '../model/types'
import { TextScreen } from './text-screen'

const KEYS = { backspace: 0xff08, enter: 0xff0d, delete: 0xffff }
const MODIFIERS = new Set([0xffe3, 0xffe4, 0xffe9, 0xffea])

/** What runs in an instance as far as its screen tells: firmware, then a system that lets nobody in. */
export class Machine {
  readonly screen = new TextScreen()
  private readonly held = new Set<number>()
  private typed = ''
  private asksPassword = false
  private readonly name: string
  private readonly os: string

  constructor({ name, os, uuid }: Pick<Instance, 'name' | 'os' | 'uuid'>) {
    this.name = name
    this.os = os
    this.screen.write(`Simulated firmware\nMachine UUID ${uuid}\n\nBooting from Hard Disk...\n\n`)
    this.greet()
  }

  /** A key by its keysym (X11). */
  key(keysym: number, down: boolean): void {
    if (down) this.held.add(keysym)
    else this.held.delete(keysym)
    if (!down) return
    const modified = [...this.held].some((held) => MODIFIERS.has(held))
    if (keysym === KEYS.delete && modified) this.restart()
    else if (keysym === KEYS.enter) this.enter()
    else if (keysym === KEYS.backspace) this.erase()
    else if (keysym >= 32 && keysym <= 126 && !modified) this.type(String.fromCharCode(keysym))
  }

  private type(character: string): void {
    this.typed += character
    if (!this.asksPassword) this.screen.write(character)
  }

  private erase(): void {
    if (this.typed !== '' && !this.asksPassword) this.screen.write('\b')
    this.typed = this.typed.slice(0, -1)
  }

  private enter(): void {
    if (this.asksPassword) {
      this.screen.write('\n\nLogin incorrect\n')
      this.prompt()
    } else if (this.typed === '') this.prompt('\n')
    else {
      this.screen.write('\nPassword: ')
      this.asksPassword = true
    }
    this.typed = ''
  }

  private restart(): void {
    this.screen.clear()
    this.screen.write('Restarting...\n\n')
    this.greet()
  }

  private greet(): void {
    this.screen.write(`${this.os} ${this.name} tty1\n\n`)
    this.prompt()
  }

  private prompt(before = ''): void {
    this.asksPassword = false
    this.typed = ''
    this.screen.write(`${before}${this.name.split('.')[0]} login: `)
  }
}
