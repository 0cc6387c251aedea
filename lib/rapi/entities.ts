const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function codePoint(digits: string, radix: number): string | undefined {
  const value = Number.parseInt(digits, radix)
  return value <= 0x10ffff ? String.fromCodePoint(value) : undefined
}

/** Undoes, once, the HTML escaping of RAPI's error texts; what is no entity stays as it is. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (hex) return codePoint(hex, 16) ?? whole
    if (decimal) return codePoint(decimal, 10) ?? whole
    return named[name.toLowerCase()] ?? whole
  })
}
