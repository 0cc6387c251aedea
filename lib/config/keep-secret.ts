import { randomBytes } from 'node:crypto'
import fs from 'node:fs'

/**
 * The text kept in a file of mode 0600, made on first use. Several processes may ask at once and all get the same:
 * the file appears whole under its name, or not at all.
 */
export function keepSecret(file: string, make = () => randomBytes(32).toString('base64url')): string {
  if (!fs.existsSync(file)) {
    const draft = `${file}.${randomBytes(6).toString('hex')}`
    fs.writeFileSync(draft, make(), { mode: 0o600, flush: true })
    try {
      fs.linkSync(draft, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      fs.rmSync(draft)
    }
  }
  return fs.readFileSync(file, 'utf8').trim()
}
