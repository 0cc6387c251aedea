import { isLit } from './font'

const COLUMNS = 80
const ROWS = 25
const CELL = { width: 8, height: 16 }

export const SIZE = { width: COLUMNS * CELL.width, height: ROWS * CELL.height }
export const LINE_HEIGHT = CELL.height

/** 80 columns and 25 rows of text, that scroll; `changed` counts up with each row that is written. */
export class TextScreen {
  private lines: string[] = ['']
  private readonly version = Array.from({ length: ROWS }, () => 1)
  private clock = 1

  get changed(): number {
    return this.clock
  }

  clear(): void {
    this.lines = ['']
    this.touchAll()
  }

  write(text: string): void {
    for (const character of text) {
      if (character === '\n') this.lines.push('')
      else if (character === '\b') this.edit((line) => line.slice(0, -1))
      else this.edit((line) => (line.length < COLUMNS ? line + character : line))
      if (this.lines.length > ROWS) {
        this.lines.shift()
        this.touchAll()
      }
    }
    this.touch(this.lines.length - 1)
  }

  /** The rows that were written since, and of which the cursor left. */
  since(clock: number): number[] {
    return this.version.flatMap((version, row) => (version > clock ? [row] : []))
  }

  /** One row in grey on black, 32 bits a point: alike in any order of the colours. */
  draw(row: number): Buffer {
    const pixels = Buffer.alloc(SIZE.width * CELL.height * 4)
    const text = this.lines[row] ?? ''
    const cursor = row === this.lines.length - 1 ? text.length : -1
    for (let y = 0; y < CELL.height; y++)
      for (let x = 0; x < SIZE.width; x++) {
        const column = Math.floor(x / CELL.width)
        const lit =
          column === cursor ? y >= CELL.height - 3 : isLit(text[column] ?? ' ', (x % CELL.width) - 1, Math.floor(y / 2))
        if (lit) pixels.fill(0xc8, (y * SIZE.width + x) * 4, (y * SIZE.width + x) * 4 + 4)
      }
    return pixels
  }

  private edit(change: (line: string) => string): void {
    this.lines[this.lines.length - 1] = change(this.lines.at(-1) ?? '')
  }

  private touch(row: number): void {
    this.clock += 1
    this.version[row] = this.clock
    if (row > 0) this.version[row - 1] = this.clock
  }

  private touchAll(): void {
    this.clock += 1
    this.version.fill(this.clock)
  }
}
