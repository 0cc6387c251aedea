import { Link } from './link'
import classes from './link-choices.module.css'

export type LinkChoice = { href: string; label: string; current: boolean }

/** One of a few, each with its own address, so that what one sees can be handed on. */
export function LinkChoices({ label, choices }: { label: string; choices: readonly LinkChoice[] }) {
  return (
    <nav aria-label={label}>
      <ul className={classes.choices}>
        {choices.map(({ href, label: word, current }) => (
          <li key={href}>
            <Link href={href} scroll={false} className={classes.choice} aria-current={current ? 'true' : undefined}>
              {word}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
