/**
 * For the head of a table: its columns stay as wide as the first rows made them, so that nothing moves when a search or
 * a live change brings others. What needs more still gets it; a sheet of another width is measured anew.
 */
export function keepWidths(head: HTMLTableRowElement | null): (() => void) | undefined {
  const sheet = head?.closest('table')?.parentElement
  if (!head || !sheet) return
  let measured = 0
  const observer = new ResizeObserver(() => {
    if (sheet.clientWidth === measured) return
    measured = sheet.clientWidth
    keep([...head.cells])
  })
  observer.observe(sheet)
  return () => observer.disconnect()
}

function keep(cells: HTMLElement[]): void {
  for (const { style } of cells) style.width = ''
  const widths = cells.map((cell) => cell.getBoundingClientRect().width)
  for (const [index, { style }] of cells.entries()) if (widths[index]) style.width = `${widths[index]}px`
}
