import { expect, test } from 'vitest'
import { linksIn, metaSchema } from '@/lib/images/meta'

const LISTING = 'https://images.example.org/pub/'

test('B9: relative and absolute links in every quoting, each once', () => {
  const html = `
    <A HREF="a.meta">a</A> <a class=x href='b.meta'>b</a> <a href=c.meta>c</a> <a href="/pub/d.meta">d</a>
    <a href="https://images.example.org/pub/sub/e.meta">e</a> <a href="a.meta">again</a>
    <a href="f.meta?x=1&amp;y=2">f</a> <a href="notes.txt">n</a> <a name="g.meta">g</a>`
  expect(linksIn(html, LISTING, '.meta')).toEqual([
    `${LISTING}a.meta`,
    `${LISTING}b.meta`,
    `${LISTING}c.meta`,
    `${LISTING}d.meta`,
    `${LISTING}sub/e.meta`,
    `${LISTING}f.meta?x=1&y=2`,
  ])
})

test('S19: nothing elsewhere, whatever the link says', () => {
  const html = [
    'http://10.0.0.1/x.meta',
    '//evil.example.org/x.meta',
    '../x.meta',
    '/x.meta',
    'file:///x.meta',
    'http://[/x.meta',
  ]
    .map((href) => `<a href="${href}">x</a>`)
    .join('')
  expect(linksIn(html, LISTING, '.meta')).toEqual([])
  expect(linksIn('<a href="http://images.example.org/pub/x.meta">', LISTING, '.meta')).toEqual([])
})

test('below the folder of a listing that is a page', () => {
  expect(linksIn('<a href="x.meta">', `${LISTING}index.html`, '.meta')).toEqual([`${LISTING}x.meta`])
  expect(linksIn('<a href="x.json">', LISTING, '.json')).toEqual([`${LISTING}x.json`])
})

test('a description needs an id and a provider', () => {
  expect(metaSchema.parse({ provider: 'p', osparams: { img_id: 7, img_properties: { a: 1 } } })).toEqual({
    description: '',
    provider: 'p',
    osparams: { img_id: '7', img_properties: { a: 1 } },
  })
  for (const bad of [
    {},
    { provider: 'p' },
    { provider: 'p', osparams: {} },
    { provider: '', osparams: { img_id: 'x' } },
    [],
  ])
    expect(metaSchema.safeParse(bad).success).toBe(false)
})
