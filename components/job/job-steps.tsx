import { IconCircle, IconCircleCheck, IconExclamationCircle, IconLoader2 } from '@tabler/icons-react'
import turning from '@/components/status/turning.module.css'
import classes from './job-strip.module.css'

export type Step = { id: string; label: string; state: 'done' | 'now' | 'next' | 'failed' }

const icons = { done: IconCircleCheck, now: IconLoader2, next: IconCircle, failed: IconExclamationCircle }

/** Steps as words, the present one bold. */
export function JobSteps({ steps }: { steps: Step[] }) {
  return (
    <ol className={classes.steps}>
      {steps.map(({ id, label, state }) => {
        const Icon = icons[state]
        return (
          <li key={id} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            {state === 'next' ? null : (
              <Icon size={14} stroke={1.75} aria-hidden className={state === 'now' ? turning.turning : undefined} />
            )}
            {label}
          </li>
        )
      })}
    </ol>
  )
}
