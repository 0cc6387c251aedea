'use client'

import type { ReactNode } from 'react'
import { Bar, type BarProps } from './bar'
import classes from './choice-card.module.css'
import { Group, type GroupProps } from './group'

export type Choice = {
  value: string
  title: string
  /** Right of the title, in grey: "default", "wished". */
  mark?: string
  /** Right of the title, on a tint: why it was chosen, "from group nlp". */
  why?: string
  description?: ReactNode
  /** A line of its own: subnet at the left in mono, mode at the right. */
  subnet?: string
  mode?: string
  bar?: BarProps
  /** Below the bar: "87 free of 254" and "12 reserved". */
  free?: string
  reserved?: string
  /** Why it cannot be chosen; disables it. */
  disabledReason?: string
}

type Props = GroupProps & {
  name: string
  choices: Choice[]
  value: string | null
  onChange: (value: string) => void
  columns?: 1 | 2
}

export function ChoiceCards({ name, choices, value, onChange, columns = 1, ...group }: Props) {
  return (
    <Group {...group}>
      <div className={classes.cards} data-columns={columns}>
        {choices.map((choice) => (
          <Card key={choice.value} choice={choice} name={name} on={choice.value === value} choose={onChange} />
        ))}
      </div>
    </Group>
  )
}

type CardProps = { choice: Choice; name: string; on: boolean; choose: (value: string) => void }

function Card({ choice, name, on, choose }: CardProps) {
  const { value, title, mark, why, description, subnet, mode, bar, free, reserved, disabledReason } = choice
  return (
    <label className={classes.card}>
      <input
        type="radio"
        name={name}
        value={value}
        checked={on}
        disabled={disabledReason !== undefined}
        onChange={() => choose(value)}
      />
      <span className={classes.cardTitle} title={title}>
        {title}
      </span>
      {why ? <span className={classes.cardWhy}>{why}</span> : <span className={classes.cardMark}>{mark}</span>}
      {description || subnet || bar || disabledReason ? (
        <span className={classes.cardBody}>
          {description}
          {subnet || mode ? (
            <span className={classes.cardLine}>
              <span className={classes.mono}>{subnet}</span>
              <span>{mode}</span>
            </span>
          ) : null}
          {bar ? (
            <span className={classes.cardBar}>
              <Bar {...bar} />
            </span>
          ) : null}
          {free || reserved || disabledReason ? (
            <span className={classes.cardLine}>
              <span className={disabledReason ? undefined : classes.free}>{disabledReason ?? free}</span>
              <span>{reserved}</span>
            </span>
          ) : null}
        </span>
      ) : null}
    </label>
  )
}
