import Markdown from 'react-markdown'
import classes from './prose.module.css'

/** Below the page's own heading. */
const LOWER = { h1: 'h2', h2: 'h3', h3: 'h4', h4: 'h5', h5: 'h6' } as const

/** Markdown that an administrator wrote: no HTML of its own, no pictures from elsewhere, no addresses that are programs. */
export function Prose({ text, lang }: { text: string; lang?: string }) {
  return (
    <div className={classes.prose} lang={lang}>
      <Markdown
        skipHtml
        disallowedElements={['img']}
        components={{
          ...LOWER,
          a: ({ href, children }) => (
            <a href={href} {...(href?.startsWith('http') ? { rel: 'noopener noreferrer' } : {})}>
              {children}
            </a>
          ),
        }}
      >
        {text}
      </Markdown>
    </div>
  )
}
