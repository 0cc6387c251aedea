import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Prose } from '@/components/pages/prose'

const html = (text: string) => renderToStaticMarkup(createElement(Prose, { text }))

test('Markdown is shown below the heading of its page', () => {
  expect(html('# A\n\nSome **bold** [link](https://example.org).')).toMatch(
    /<h2>A<\/h2>\s*<p>Some <strong>bold<\/strong> <a href="https:\/\/example.org" rel="noopener noreferrer">link<\/a>\.<\/p>/,
  )
})

test('S18: no HTML, no pictures, no addresses that are programs', () => {
  for (const text of [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '![x](https://example.org/pixel.png)',
    '[x](javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '<a href="javascript:alert(1)">x</a>',
    '<iframe src="https://example.org"></iframe>',
  ])
    expect(html(text), text).not.toMatch(/<script|<img|<iframe|javascript:|data:|onerror/)
})
