import fc from 'fast-check'

/** What people and Ganeti may write, and what other programs may make of it. U+0000 is kept by no column. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</textarea></title></script><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  'javascript:alert(1)',
  '\'; DROP TABLE "User"; --',
  '{{7*7}} <%= 7*7 %> %s %n $(id) `id`',
  '=HYPERLINK("http://evil.example","click")',
  '+1+cmd|calc!A1',
  '-2+3',
  '@SUM(1)',
  '\t=1+1',
  '\n=1+1',
  '＝1+1',
  'a\r\nBcc: eve@evil.example\r\n\r\nText',
  'a\nSubject: other',
  '\u202Egnp.exe',
  '\u2066left\u2069 \u200Fright\u200B',
  'line\u2028paragraph\u2029end',
  'Ελληνικά ΐώ ς',
  'العربية עברית',
  'हिन्दी ไทย 日本語 한국어',
  'e\u0301 👩‍👩‍👧 𝔘',
  '\\u003cscript\\u003e &lt;b&gt; &#x3c;',
  ' a, "b" ; c ',
]

/** Any of it, and any of it behind one another. */
export const hostileText = fc
  .array(fc.constantFrom(...HOSTILE), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(''))

/** Cells of RFC 4180, as a program reads them; written apart from what writes them. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; ) {
    const quoted = text[at] === '"'
    let cell = ''
    if (quoted) {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (at >= text.length) throw new Error('a quote is not closed')
        if (text[at] === '"') at += 1
        cell += text[at]
      }
      at += 1
    } else for (; at < text.length && text[at] !== ',' && text[at] !== '\r'; at += 1) cell += text[at]
    rows.at(-1)?.push(cell)
    if (text[at] === ',') at += 1
    else if (text.startsWith('\r\n', at)) {
      at += 2
      if (at < text.length) rows.push([])
    } else if (at < text.length) throw new Error(`a line ends oddly at ${at}`)
  }
  return rows
}
