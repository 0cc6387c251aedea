/** What a spreadsheet would take for a formula is marked as text, as OWASP ("CSV injection") has it. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/** One cell of RFC 4180. */
function csvCell(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const csvLine = (cells: readonly (string | number)[]) => `${cells.map(csvCell).join(',')}\r\n`

/** By it spreadsheets know UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF'
