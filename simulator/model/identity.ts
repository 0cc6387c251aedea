import type { Random } from '../random'

export function makeMac(random: Random): string {
  return `aa:00:00:${random.hex(2)}:${random.hex(2)}:${random.hex(2)}`
}
